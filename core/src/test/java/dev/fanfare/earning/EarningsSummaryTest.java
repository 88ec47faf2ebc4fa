package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Verification;
import dev.fanfare.money.FixedExchangeRates;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EarningsSummaryTest {
  private static final EarningPolicy ALL =
      EarningPolicy.builder().shares(RevenueShares.fixed(Rate.percent(100))).build();
  private static final Instant NOW = Instant.parse("2026-04-15T12:00:00Z");

  private final EarningsBench bench =
      new EarningsBench(
          ALL,
          new FixedExchangeRates(
              List.of(new FxQuote(JPY, USD, new BigDecimal("0.01"), "test", Instant.EPOCH))));

  @Test
  void sumsByMonthAndSource() {
    at("2026-01-31T10:00:00Z");
    sell("s1", RevenueSource.SUBSCRIPTION, usd("100.00"), ADA);
    at("2026-03-01T00:00:00Z");
    sell("s2", RevenueSource.TIP, usd("30.00"), ADA);
    at("2026-03-31T23:59:59Z");
    bench.earnings.recordRefund("s1", usd("10.00"), key("r"));
    at("2026-04-14T00:00:00Z");
    sell("s3", RevenueSource.TIP, usd("5.00"), ADA);
    at(NOW.toString());
    bench.earnings.mature();

    var summary = bench.earnings.summary(ADA, USD);
    assertThat(summary.total()).isEqualTo(usd("125.00"));
    assertThat(summary.currentMonth()).isEqualTo(usd("5.00"));
    assertThat(summary.previousMonth()).isEqualTo(usd("20.00"));
    // January to March: (100 + 30 - 10) / 3
    assertThat(summary.averageMonth()).contains(usd("40.00"));
    assertThat(summary.bySource())
        .isEqualTo(
            Map.of(RevenueSource.SUBSCRIPTION, usd("90.00"), RevenueSource.TIP, usd("35.00")));
    assertThat(summary.estimated()).isEqualTo(usd("5.00"));
    assertThat(summary.settled()).isEqualTo(usd("120.00"));
  }

  @Test
  void countsMonthsInTheCreatorsZone() {
    bench.creators.save(
        new Creator(
            ADA,
            "Ada",
            USD,
            ZoneId.of("Pacific/Auckland"),
            Instant.EPOCH,
            Verification.VERIFIED,
            null));
    // 31 March 23:30 UTC is 1 April 12:30 in Auckland.
    at("2026-03-31T23:30:00Z");
    sell("s", RevenueSource.TIP, usd("5.00"), ADA);
    at(NOW.toString());
    assertThat(bench.earnings.summary(ADA, USD).currentMonth()).isEqualTo(usd("5.00"));
    assertThat(bench.earnings.summary(ADA, USD).averageMonth()).isEmpty();
  }

  @Test
  void convertsOtherAssetsAndListsThoseWithoutARate() {
    at("2026-04-01T00:00:00Z");
    sell("s1", RevenueSource.TIP, new Money(250, JPY), ADA);
    sell("s2", RevenueSource.TIP, Money.of("7.00", "EUR"), ADA);
    at(NOW.toString());
    var summary = bench.earnings.summary(ADA, USD);
    assertThat(summary.total()).as("250 JPY at 0.01").isEqualTo(usd("2.50"));
    assertThat(summary.notConverted()).containsExactly(Money.of("7.00", "EUR"));
  }

  @Test
  void isZeroForACreatorWhoNeverEarned() {
    var summary = bench.earnings.summary(BEN, USD);
    assertThat(List.of(summary.total(), summary.settled(), summary.currentMonth()))
        .containsOnly(usd("0"));
    assertThat(summary.averageMonth()).isEmpty();
    assertThat(summary.bySource()).isEmpty();
  }

  private void at(String instant) {
    bench.clock.set(instant);
  }

  private void sell(String id, RevenueSource source, Money gross, CreatorId creator) {
    bench.earnings.recordSale(source, gross, creator, key(id));
  }
}
