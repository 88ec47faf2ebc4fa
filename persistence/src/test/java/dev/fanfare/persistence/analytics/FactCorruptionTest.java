package dev.fanfare.persistence.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.FactStore;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactCorruptionTest {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final Fact GIFT =
      new Fact.GiftSent("g1", T0, "fan", ADA, "rose", "Rose", 1, cents(0));
  private static final Fact REFUND =
      new Fact.GiftRefunded("r1", T0, "g1", "fan", ADA, "rose", "Rose", 1, cents(5));
  private static final Fact AD =
      new Fact.RevenueReceived("a1", T0, RevenueSource.AD, ADA, cents(9));

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    FactStore store = new JpaFactStore(database.database());
    store.append(List.of(GIFT, REFUND, AD));

    Corruption.refused(
        database,
        List.of(
            "insert into fanfare_fact select * from fanfare_fact where id = 'g1'",
            "update fanfare_fact set kind = 'OTHER' where id = 'g1'",
            "update fanfare_fact set kind = 'REFUND' where id = 'g1'",
            "update fanfare_fact set kind = 'GIFT' where id = 'r1'",
            "update fanfare_fact set kind = 'GIFT' where id = 'a1'",
            "update fanfare_fact set kind = 'REVENUE' where id = 'g1'",
            "update fanfare_fact set gross = -1 where id = 'g1'",
            "update fanfare_fact set gross = 0 where id = 'r1'",
            "update fanfare_fact set gross = 0 where id = 'a1'",
            "update fanfare_fact set gross = 1000000000000001 where id = 'a1'",
            "update fanfare_fact set scale = 10 where id = 'a1'",
            "update fanfare_fact set asset = null where id = 'a1'",
            "update fanfare_fact set creator = null where id = 'g1'",
            "update fanfare_fact set creator = null where id = 'r1'",
            "update fanfare_fact set spark = null where id = 'g1'",
            "update fanfare_fact set spark = 'rose' where id = 'a1'",
            "update fanfare_fact set spark_name = null where id = 'r1'",
            "update fanfare_fact set quantity = null where id = 'g1'",
            "update fanfare_fact set quantity = 0 where id = 'g1'",
            "update fanfare_fact set quantity = 2147483648 where id = 'g1'",
            "update fanfare_fact set sender = 'fan' where id = 'a1'",
            "update fanfare_fact set refund_of = 'g0' where id = 'g1'",
            "update fanfare_fact set refund_of = 'g0' where id = 'a1'",
            "update fanfare_fact set source = null where id = 'a1'",
            "update fanfare_fact set source = 'LUCK' where id = 'a1'",
            "update fanfare_fact set source = 'GIFT' where id = 'g1'",
            "update fanfare_fact set at = null where id = 'g1'"));
    assertThat(store.find("g1")).contains(GIFT);
    assertThat(store.find("r1")).contains(REFUND);
    assertThat(store.find("a1")).contains(AD);
  }
}
