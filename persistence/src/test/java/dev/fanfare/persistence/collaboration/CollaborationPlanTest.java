package dev.fanfare.persistence.collaboration;

import dev.fanfare.collaboration.CollaborationRequest;
import dev.fanfare.collaboration.CollaborationState;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CollaborationPlanTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsNoTableFromEndToEnd() {
    TestDatabase tables = TestDatabase.postgres();
    Database database = tables.database();
    var store = new JpaCollaborationStore(database);
    database.inTransaction(
        () -> {
          for (int n = 0; n < 5000; n++) {
            store.add(request(n));
          }
        });
    PlanCheck plans = PlanCheck.of(tables);
    Param states = Param.array(ColumnType.TEXT, List.of(CollaborationState.PENDING));

    plans.readsNoWholeTable(JpaCollaborationStore.DUE, T0.plusSeconds(100), 50);
    plans.readsNoWholeTable(
        JpaCollaborationStore.pages(""), "c7", T0, states, 20, "c7", T0, states, 20, 20);
    plans.readsNoWholeTable(
        JpaCollaborationStore.pages(JpaCollaborationStore.BEHIND),
        "c7",
        T0,
        states,
        T0,
        new UUID(0, 9),
        20,
        "c7",
        T0,
        states,
        T0,
        new UUID(0, 9),
        20,
        20);
  }

  private static CollaborationRequest request(int n) {
    CreatorId initiator = CreatorId.of("c" + n % 400);
    CreatorId target = CreatorId.of("c" + (n + 1) % 400);
    return new CollaborationRequest(
        new UUID(0, n),
        initiator,
        target,
        CollaborationType.DUET,
        "",
        RevenueSplit.halves(initiator, target),
        "video-" + n,
        CollaborationState.PENDING,
        T0.plusSeconds(n),
        T0.plusSeconds(n + 1),
        null,
        null);
  }
}
