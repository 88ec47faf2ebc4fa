package dev.fanfare.creator;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.creator.Metric.Unit;
import dev.fanfare.money.Money;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreatorStatsTest {
  private static final Metric COLLABS = Metric.of("collabs", Unit.COUNT);

  @Test
  void tellsAFigureThatWasNotMeasuredFromZero() {
    var stats = stats().followers(0).set(COLLABS, 0).build();

    assertThat(stats.has(Metric.FOLLOWERS)).isTrue();
    assertThat(stats.value(Metric.FOLLOWERS)).hasValue(0);
    assertThat(stats.value(Metric.FOLLOWERS, -1)).isZero();
    assertThat(stats.value(COLLABS)).hasValue(0);

    assertThat(stats.has(Metric.TOTAL_VIEWS)).isFalse();
    assertThat(stats.value(Metric.TOTAL_VIEWS)).isEqualTo(OptionalLong.empty());
    assertThat(stats.value(Metric.TOTAL_VIEWS, -1)).isEqualTo(-1);
    assertThat(stats.has(Metric.of("other", Unit.COUNT))).isFalse();
    assertThat(stats.measured()).isEqualTo(Map.of("followers", 0L, "collabs", 0L));
  }

  @ParameterizedTest(name = "{0} interactions on {1} views")
  @CsvSource({
    // 65 / 1000 = 6.5 %
    "65, 1000, 65000",
    // 1 / 3 = 33.3333…%, 2 / 3 = 66.6666…%: rounded down to 0.0001 %
    "1,  3,    333333",
    "2,  3,    666666",
    // Engagement may exceed the views: a like and a comment on one view
    "2,  1,    2000000",
    "0,  1000, 0",
    // 9223372036854 × 10^6 is the largest product in a long
    "9223372036854, 1, 9223372036854000000",
    // and more on as many views is as right: 3 × 10^15 / 10^15 = 300 %, 10^16 / (3 × 10^15) = 333 %
    "3000000000000000, 1000000000000000, 3000000",
    "10000000000000000, 3000000000000000, 3333333",
    // 10^19 does not fit
    "10000000000000, 1, 9223372036854775807"
  })
  void countsEngagementAsInteractionsPerViewRoundedDown(long interactions, long views, long ppm) {
    assertThat(stats().engagement(interactions, views).build().value(Metric.ENGAGEMENT_RATE))
        .hasValue(ppm);
  }

  @Test
  void neverCountsViewsAsEngagementNorDividesByNone() {
    assertThat(stats().engagement(0, 1_000_000).build().value(Metric.ENGAGEMENT_RATE))
        .as("a million views and not one like are 0 %")
        .hasValue(0);
    assertThat(stats().engagement(5, 0).build().has(Metric.ENGAGEMENT_RATE))
        .as("without views there is no rate")
        .isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().engagement(-1, 1))
        .withMessage("interactions must be 0 to 9223372036854775807, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().engagement(1, -1))
        .withMessageContaining("views must be 0");
  }

  @ParameterizedTest
  @CsvSource({"6.5, 65000", "0, 0", "2.99999, 29999", "0.00009, 0", "100000000, 1000000000000"})
  void cutsAnEngagementPercentageToFourDecimals(BigDecimal percent, long ppm) {
    assertThat(stats().engagementPercent(percent).build().value(Metric.ENGAGEMENT_RATE))
        .hasValue(ppm);
  }

  @Test
  void refusesAnEngagementThatIsNoRate() {
    for (String wrong : List.of("-0.00001", "100000000.1", "1E+1000000000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stats().engagementPercent(new BigDecimal(wrong)))
          .withMessage(
              "engagement rate must be 0 to 100000000 percent, was %s", new BigDecimal(wrong));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "87.5, 8750", "87.559, 8755", "100, 10000", "1E+2, 10000"})
  void cutsAScoreToTwoDecimals(BigDecimal score, long hundredths) {
    assertThat(stats().contentQuality(score).build().value(Metric.CONTENT_QUALITY))
        .hasValue(hundredths);
  }

  @Test
  void refusesAScoreBeyondItsScaleHoweverLittle() {
    for (String wrong : List.of("-0.001", "100.001", "1E+1000000000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stats().contentQuality(new BigDecimal(wrong)))
          .withMessage("contentQuality must be 0 to 100, was %s", new BigDecimal(wrong));
    }
  }

  @ParameterizedTest(name = "{0} ahead of {1}")
  @CsvSource({"0, 1000, 0", "1, 1000, 1000", "1, 3, 333333", "999, 1000, 999000", "3, 3, 1000000"})
  void ranksByTheShareOfCreatorsAheadRoundedDown(long ahead, long all, long ppm) {
    assertThat(stats().monthlyRevenueRank(ahead, all).build().value(Metric.MONTHLY_REVENUE_RANK))
        .hasValue(ppm);
  }

  @Test
  void refusesFiguresOutOfRange() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().followers(-1))
        .withMessageContaining("followers must be 0 to")
        .withMessageContaining("was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().averageViews(-1))
        .withMessageContaining("averageViews");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().totalViews(-1))
        .withMessageContaining("totalViews");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().daysSinceJoining(-1))
        .withMessageContaining("daysSinceJoining");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().monthlyRevenueRank(2, 1))
        .withMessage("ahead must be 0 to 1, was 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().monthlyRevenueRank(0, 0))
        .withMessageContaining("all must be 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().set(Metric.FOLLOWERS, Long.MIN_VALUE))
        .withMessageContaining("followers must be above");
  }

  @Test
  void countsMoneyInItsOwnAsset() {
    assertThat(stats().monthlyRevenue(usd("-3.50")).build().value(Metric.MONTHLY_REVENUE))
        .as("refunds may outweigh what was earned")
        .hasValue(-350);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stats().monthlyRevenue(Money.of("100", "JPY")))
        .withMessage("expected monthlyRevenue in USD, was 100 JPY");
  }

  @Test
  void isNotChangedByItsBuilder() {
    var builder = stats().followers(1).set(COLLABS, 1);
    var first = builder.build();
    builder.followers(2).set(COLLABS, 2);
    var second = first.toBuilder().averageViews(7).build();

    assertThat(first.value(Metric.FOLLOWERS)).hasValue(1);
    assertThat(first.value(COLLABS)).hasValue(1);
    assertThat(second.measured())
        .isEqualTo(Map.of("followers", 1L, "collabs", 1L, "average_views", 7L));
    assertThat(first.has(Metric.AVERAGE_VIEWS)).isFalse();
  }

  @Test
  void isEqualByItsFigures() {
    assertThat(stats().followers(1).set(COLLABS, 2).build())
        .isEqualTo(stats().set(COLLABS, 2).followers(1).build())
        .hasSameHashCodeAs(stats().set(COLLABS, 2).followers(1).build())
        .isNotEqualTo(stats().followers(1).build())
        .isNotEqualTo(stats().followers(2).set(COLLABS, 2).build())
        .isNotEqualTo(CreatorStats.of(BEN, USD).followers(1).set(COLLABS, 2).build())
        .hasToString("ada {collabs=2, followers=1}");
  }

  @Test
  void survivesSerialization() throws Exception {
    var stats = stats().followers(1).set(COLLABS, 2).build();
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(stats);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      var read = (CreatorStats) in.readObject();
      assertThat(read).isEqualTo(stats);
      assertThat(read.value(Metric.FOLLOWERS)).hasValue(1);
      assertThat(read.has(Metric.TOTAL_VIEWS)).isFalse();
    }
  }

  private static CreatorStats.Builder stats() {
    return CreatorStats.of(ADA, USD);
  }
}
