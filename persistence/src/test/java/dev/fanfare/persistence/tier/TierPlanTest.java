package dev.fanfare.persistence.tier;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierAssignment.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierPlanTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsNoTableFromEndToEnd() {
    TestDatabase tables = TestDatabase.postgres();
    Database database = tables.database();
    List<TierAssignment> assignments = new ArrayList<>();
    for (int n = 0; n < 5000; n++) {
      CreatorId creator = CreatorId.of("c" + n);
      for (int seq = 1; seq <= 3; seq++) {
        assignments.add(
            new TierAssignment(
                creator,
                seq,
                "silver",
                2,
                Cause.EVALUATION,
                T0.plusSeconds(seq),
                null,
                "v1",
                null,
                null,
                null));
      }
    }
    new JpaTierStore(database).append(assignments);
    PlanCheck plans = PlanCheck.of(tables);
    Param many = Param.array(ColumnType.TEXT, List.of("c1", "c77", "c4711"));

    plans.readsNoWholeTable(TierColumns.STANDINGS + "where t.creator = any(?)", many);
    plans.readsNoWholeTable(TierColumns.STANDINGS + "where t.creator = ? for update", "c1");
    plans.readsNoWholeTable(TierColumns.OF_MANY, many, T0, many);
    plans.readsNoWholeTable(TierColumns.OF_CREATOR, "c1", "c1");
    plans.readsNoWholeTable(TierColumns.AT, "c1", T0, T0, "c1", T0);
  }
}
