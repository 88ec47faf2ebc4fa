package dev.fanfare.persistence.collaboration;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;

import dev.fanfare.collaboration.CollaborationRequest;
import dev.fanfare.collaboration.CollaborationState;
import dev.fanfare.collaboration.CollaborationStore;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CollaborationCorruptionTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    CollaborationStore store = new JpaCollaborationStore(database.database());
    store.add(pending(1, null));
    store.add(pending(2, "video-7"));

    Corruption.refused(
        database,
        List.of(
            // a second pending one of the same subject
            "update fanfare_collaboration set reference = null, pending_for = '' where reference = 'video-7'",
            "update fanfare_collaboration set pending_for = 'x' where reference is null",
            "update fanfare_collaboration set pending_for = null where reference is null",
            "update fanfare_collaboration set reference = 'video-8' where reference = 'video-7'",
            "update fanfare_collaboration set state = 'WITHDRAWN' where reference is null",
            "update fanfare_collaboration set state = 'WITHDRAWN', pending_for = null where reference is null",
            "update fanfare_collaboration set state = 'ACCEPTED', pending_for = null where reference is null",
            "update fanfare_collaboration set state = 'STRANGE', pending_for = null where reference is null",
            "update fanfare_collaboration set answered_at = created_at where reference is null",
            "update fanfare_collaboration set closed_at = created_at where reference is null",
            "update fanfare_collaboration set expires_at = created_at where reference is null",
            "update fanfare_collaboration set target = initiator where reference is null",
            "update fanfare_collaboration set first_party = 'cleo' where reference is null",
            "update fanfare_collaboration set first_weight = 0 where reference is null",
            "update fanfare_collaboration set second_weight = 0 where reference is null",
            "update fanfare_collaboration set first_weight = 999951 where reference is null",
            "update fanfare_collaboration set type = 'TRIO' where reference is null",
            "update fanfare_collaboration set description = null where reference is null",
            "insert into fanfare_collaboration select * from fanfare_collaboration"));
  }

  private static CollaborationRequest pending(int n, @Nullable String reference) {
    return new CollaborationRequest(
        new UUID(0, n),
        ADA,
        BEN,
        CollaborationType.DUET,
        "",
        RevenueSplit.halves(ADA, BEN),
        reference,
        CollaborationState.PENDING,
        T0,
        T0.plusSeconds(60),
        null,
        null);
  }
}
