package dev.fanfare.persistence.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.analytics.Fact;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactPlanTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void readsNoTableFromEndToEnd() {
    TestDatabase tables = TestDatabase.postgres();
    List<Fact> facts = new ArrayList<>();
    for (int n = 0; n < 5000; n++) {
      facts.add(
          new Fact.GiftSent("g" + n, T0.plusSeconds(n), "fan", ADA, "rose", "Rose", 1, cents(100)));
    }
    new JpaFactStore(tables.database()).append(facts);
    PlanCheck plans = PlanCheck.of(tables);

    plans.readsNoWholeTable(FactParts.SELECT + "where id = ?", "g1");
    plans.readsNoWholeTable(
        FactParts.SELECT + "where id = any(?)",
        Param.array(ColumnType.TEXT, List.of("g1", "g77", "g4711")));
    assertThat(plans.plan(FactParts.SELECT + "order by at, id limit 1000"))
        .as("a walk begins at once: nothing is sorted")
        .noneMatch(line -> line.contains("Sort"));
  }
}
