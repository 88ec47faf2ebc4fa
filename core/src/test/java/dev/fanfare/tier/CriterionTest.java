package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriterionTest {
  private static CreatorStats followers(long followers) {
    return CreatorStats.of(ADA, USD).followers(followers).build();
  }

  private static CreatorStats revenue(Money revenue) {
    return CreatorStats.of(ADA, revenue.asset()).monthlyRevenue(revenue).build();
  }

  @ParameterizedTest(name = "{0} followers: met {1}, gap {2}")
  @CsvSource({"9, false, 1", "10, true, 0", "19, true, 0", "20, false, -1", "25, false, -6"})
  void holdsFromMinToJustBelowMax(long value, boolean met, long gap) {
    var criterion = Criterion.within(Metric.FOLLOWERS, 10, 20);
    assertThat(criterion.isMetBy(followers(value))).isEqualTo(met);
    var check = criterion.check(followers(value));
    assertThat(check.met()).isEqualTo(met);
    assertThat(check.actual()).isEqualTo(value);
    assertThat(check.gap()).isEqualTo(gap);
  }

  @Test
  void countsMoneyInMinorUnits() {
    var criterion = Criterion.within(Metric.MONTHLY_REVENUE, usd("5.00"), usd("10.00"));
    assertThat(criterion.isMetBy(revenue(usd("4.99")))).isFalse();
    assertThat(criterion.isMetBy(revenue(usd("5.00")))).isTrue();
    assertThat(criterion.isMetBy(revenue(usd("9.99")))).isTrue();
    assertThat(criterion.isMetBy(revenue(usd("10.00")))).isFalse();
    assertThat(criterion.isMetBy(revenue(usd("-7.00")))).isFalse();
  }

  @Test
  void isNotMetByAFigureThatWasNotMeasured() {
    var nothing = CreatorStats.of(ADA, USD).build();
    for (var criterion :
        new Criterion[] {
          Criterion.atLeast(Metric.FOLLOWERS, 0),
          Criterion.below(Metric.MONTHLY_REVENUE_RANK, 1000),
          Criterion.below(Metric.MONTHLY_REVENUE, usd("1")),
          Criterion.atLeast(Metric.of("likes", Metric.Unit.COUNT), -5)
        }) {
      assertThat(criterion.isMetBy(nothing)).as(criterion.toString()).isFalse();
      assertThat(criterion.orUnknown().isMetBy(nothing)).as(criterion.toString()).isTrue();
      assertThat(criterion.check(nothing).actual()).isNull();
      assertThat(criterion.check(nothing).gap()).isNull();
      assertThat(criterion.check(nothing).met()).isFalse();
    }
  }

  @Test
  void refusesFiguresInAnotherAsset() {
    var criterion = Criterion.atLeast(Metric.MONTHLY_REVENUE, usd("5"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> criterion.isMetBy(revenue(new Money(1000, JPY))))
        .withMessageContaining("JPY")
        .withMessageContaining("USD")
        .withMessageContaining("monthly_revenue");
    // Also when the figure itself was not measured: the asset is wrong all the same.
    assertThatIllegalArgumentException()
        .isThrownBy(() -> criterion.check(CreatorStats.of(ADA, JPY).build()));
  }

  @Test
  void saturatesAGapThatFitsNoLong() {
    var high = Criterion.atLeast(Metric.MONTHLY_REVENUE, new Money(Long.MAX_VALUE, USD));
    assertThat(high.check(revenue(new Money(-2, USD))).gap()).isEqualTo(Long.MAX_VALUE);
    var low = Criterion.below(Metric.MONTHLY_REVENUE, new Money(Long.MIN_VALUE + 2, USD));
    assertThat(low.check(revenue(new Money(9, USD))).gap()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void refusesBoundsThatCannotBeMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criterion.within(Metric.FOLLOWERS, 10, 10))
        .withMessageContaining("followers")
        .withMessageContaining("[10, 10)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Criterion(Metric.FOLLOWERS, null, null, null, false));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criterion.atLeast(Metric.MONTHLY_REVENUE, 500))
        .withMessageContaining("asset must be given");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criterion.atLeast(Metric.FOLLOWERS, usd("500")))
        .withMessageContaining("asset must not be given");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criterion.within(Metric.MONTHLY_REVENUE, usd("5"), new Money(9, JPY)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criterion.atLeast(Metric.FOLLOWERS, Long.MIN_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Criterion.below(Metric.FOLLOWERS, Long.MIN_VALUE + 1));
  }

  @Test
  void saysHowAFigureComparesInTheFiguresOwnUnit() {
    var least = Criterion.atLeast(Metric.MONTHLY_REVENUE, usd("500"));
    assertThat(least.check(revenue(usd("450"))).text())
        .isEqualTo("monthly_revenue 450.00 USD, at least 500.00 USD: 50.00 USD more");
    assertThat(least.check(revenue(usd("500"))).text())
        .isEqualTo("monthly_revenue 500.00 USD, at least 500.00 USD: met");
    assertThat(least.check(CreatorStats.of(ADA, USD).build()).text())
        .isEqualTo("monthly_revenue not measured, at least 500.00 USD: unknown");
    var top = Criterion.below(Metric.MONTHLY_REVENUE_RANK, 1000);
    // 3 of 1000 are ahead: 0.3 %, which is 0.2001 % above the largest rank that is below 0.1 %.
    var third = CreatorStats.of(ADA, USD).monthlyRevenueRank(3, 1000).build();
    assertThat(top.check(third).text())
        .isEqualTo("monthly_revenue_rank 0.3%, below 0.1%: 0.2001% less");
    assertThat(Criterion.within(Metric.FOLLOWERS, 10, 20)).hasToString("followers 10 to below 20");
  }
}
