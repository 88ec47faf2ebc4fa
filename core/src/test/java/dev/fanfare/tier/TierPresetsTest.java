package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TierPresetsTest {
  @ParameterizedTest(name = "{0} USD, {1} %, {2} views: {3}")
  @CsvSource({
    "0, 0, 0, starter",
    // bronze: 100, 2 %
    "99.99, 2, 0, starter",
    "100.00, 1.9999, 0, starter",
    "100.00, 2, 0, bronze",
    // silver: 500, 4 %, 10 000
    "499.99, 4, 10000, bronze",
    "500.00, 3.9999, 10000, bronze",
    "500.00, 4, 9999, bronze",
    "500.00, 4, 10000, silver",
    // gold: 2000, 6 %, 50 000
    "1999.99, 6, 50000, silver",
    "2000.00, 5.9999, 50000, silver",
    "2000.00, 6, 49999, silver",
    "2000.00, 6, 50000, gold",
    // platinum: 5000, 8 %, 100 000
    "4999.99, 8, 100000, gold",
    "5000.00, 7.9999, 100000, gold",
    "5000.00, 8, 99999, gold",
    "5000.00, 8, 100000, platinum",
    // one figure alone lifts nobody
    "1000000.00, 1, 9000000, starter",
    "50.00, 90, 9000000, starter",
    "-3.00, 8, 100000, starter"
  })
  void programHasTheRequiredThresholds(
      String revenue, BigDecimal engagement, long views, String tier) {
    var stats =
        CreatorStats.of(ADA, USD)
            .monthlyRevenue(usd(revenue))
            .engagementPercent(engagement)
            .averageViews(views)
            .build();
    assertThat(TierPresets.program(USD).evaluate(stats).name()).isEqualTo(tier);
  }

  @ParameterizedTest(name = "{0} gives {1} credits, {3}")
  @CsvSource(
      delimiter = '|',
      value = {
        "starter  | 100  | 0  | view_basic_metrics=Basic analytics",
        "bronze   | 500  | 0  | "
            + "view_advanced_metrics=Advanced analytics, "
            + "collaboration_tools=Collaboration tools",
        "silver   | 1000 | 0  | "
            + "view_premium_metrics=Premium analytics, "
            + "trend_predictions=Trend predictions, "
            + "priority_support=Priority support",
        "gold     | 2000 | 0  | "
            + "view_realtime_metrics=Real-time analytics, "
            + "advanced_collaborations=Advanced collaborations, "
            + "dedicated_manager=Dedicated manager",
        "platinum | 5000 | 60 | "
            + "whitelabel_analytics=White-label analytics, "
            + "custom_tools=Custom tools"
      })
  void programGivesTheRequiredBenefits(
      String tier, long credits, int sharePercent, String features) {
    var benefits = TierPresets.program(USD).find(tier).orElseThrow().benefits();
    assertThat(benefits.monthlyCredits()).containsOnlyKeys("general").containsValue(credits);
    assertThat(benefits.share().map(Rate::ppm).orElse(0)).isEqualTo(sharePercent * 10_000);
    assertThat(benefits.features().stream().map(f -> f.code() + "=" + f.displayName()))
        .containsExactly(features.split(", "));
    assertThat(benefits.badge()).isNotNull();
  }

  @ParameterizedTest(name = "{0} followers, {1} USD: {2}")
  @CsvSource({
    "0, 0, starter",
    "999, 100.00, starter",
    "1000, 99.99, starter",
    "1000, 100.00, bronze",
    "9999, 500.00, bronze",
    "10000, 499.99, bronze",
    "10000, 500.00, silver",
    "49999, 2000.00, silver",
    "50000, 1999.99, silver",
    "50000, 2000.00, gold",
    "99999, 5000.00, gold",
    "100000, 4999.99, gold",
    "100000, 5000.00, platinum"
  })
  void catalogGoesByFollowersAndRevenue(long followers, String revenue, String tier) {
    var stats = CreatorStats.of(ADA, USD).followers(followers).monthlyRevenue(usd(revenue)).build();
    assertThat(TierPresets.catalog(USD).evaluate(stats).name()).isEqualTo(tier);
  }

  @Test
  void catalogCanBeEdited() {
    var catalog = TierPresets.catalog(USD);
    var gold = catalog.find("gold").orElseThrow();
    var edited =
        catalog.toBuilder("ours-7", catalog.effectiveFrom())
            .replace(
                gold.withCriteria(
                    List.of(
                        Criterion.atLeast(Metric.FOLLOWERS, 40_000),
                        Criterion.atLeast(Metric.MONTHLY_REVENUE, usd("1500")))))
            .build();
    var stats = CreatorStats.of(ADA, USD).followers(40_000).monthlyRevenue(usd("1500")).build();
    assertThat(catalog.evaluate(stats).name()).isEqualTo("silver");
    assertThat(edited.evaluate(stats).name()).isEqualTo("gold");
    assertThat(edited.version()).isEqualTo("ours-7");
  }

  @ParameterizedTest(name = "{0} USD, joined {1} days ago, rank {2} ppm: {3}")
  @CsvSource({
    // the bands of the monthly revenue, all joined long ago
    "0.00, 30, 500000, emerging",
    "999.99, 400, 500000, emerging",
    "1000.00, 400, 500000, rising",
    "4999.99, 400, 500000, rising",
    "5000.00, 400, 500000, established",
    "24999.99, 400, 500000, established",
    "25000.00, 400, 500000, star",
    "99999.99, 400, 500000, star",
    "100000.00, 400, 500000, superstar",
    "-12.00, 400, 999999, emerging",
    // newcomers: less than 30 days, and no band above emerging
    "0.00, 0, 500000, newcomer",
    "999.99, 29, 500000, newcomer",
    "999.99, 30, 500000, emerging",
    "1000.00, 29, 500000, rising",
    "100000.00, 3, 500000, superstar",
    "-12.00, 3, 999999, newcomer",
    // legends: fewer than 0.1 % earned more
    "100000.00, 400, 1000, superstar",
    "100000.00, 400, 999, legend",
    "1200.00, 400, 999, legend",
    "1200.00, 3, 0, legend",
    // the first of a platform where nobody earns is no legend
    "0.00, 400, 0, emerging",
    "-5.00, 400, 0, emerging",
    "0.01, 400, 0, legend"
  })
  void crmHasTheRequiredClasses(String revenue, long days, long rank, String tier) {
    var stats =
        CreatorStats.of(ADA, USD)
            .monthlyRevenue(usd(revenue))
            .daysSinceJoining(days)
            .set(Metric.MONTHLY_REVENUE_RANK, rank)
            .build();
    assertThat(TierPresets.crm(USD).evaluate(stats).name()).isEqualTo(tier);
  }

  @Test
  void crmCallsNobodyANewcomerWhoIsNotKnownToBeOne() {
    var crm = TierPresets.crm(USD);
    var nothing = CreatorStats.of(ADA, USD);
    assertThat(crm.evaluate(nothing.build()).name()).isEqualTo("emerging");
    assertThat(crm.evaluate(nothing.daysSinceJoining(29).build()).name()).isEqualTo("newcomer");
    assertThat(crm.evaluate(nothing.monthlyRevenue(usd("1000")).build()).name())
        .isEqualTo("rising");
  }

  @Test
  void crmTakesARankForWhatItSaysWhenTheRevenueIsUnknown() {
    var first = CreatorStats.of(ADA, USD).monthlyRevenueRank(0, 5000).build();
    assertThat(TierPresets.crm(USD).evaluate(first).name()).isEqualTo("legend");
    // 5 of 5000 are ahead: 0.1 %, which is not below 0.1 %.
    var sixth = CreatorStats.of(ADA, USD).monthlyRevenueRank(5, 5000).build();
    assertThat(TierPresets.crm(USD).evaluate(sixth).name()).isEqualTo("emerging");
  }

  static Stream<TierPolicy> presets() {
    return Stream.of(TierPresets.program(USD), TierPresets.catalog(USD), TierPresets.crm(USD));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void needsEveryFigureThatItAsksFor(TierPolicy preset) {
    var top = preset.tiers().get(preset.tiers().size() - 1);
    var best =
        CreatorStats.of(ADA, USD)
            .followers(100_000)
            .monthlyRevenue(usd("200000"))
            .engagementPercent(new BigDecimal("9"))
            .averageViews(200_000)
            .monthlyRevenueRank(0, 5000)
            .build();
    assertThat(preset.evaluate(best)).isEqualTo(top);
    for (Criterion criterion : top.criteria()) {
      var without = CreatorStats.of(ADA, USD);
      for (Metric metric : Metric.known()) {
        if (best.has(metric) && !metric.equals(criterion.metric())) {
          without.set(metric, best.value(metric, 0));
        }
      }
      assertThat(preset.evaluate(without.build()).equals(top))
          .as("without %s", criterion)
          .isEqualTo(criterion.metIfUnknown());
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void showsEveryTierToPeople(TierPolicy preset) {
    assertThat(preset.effectiveFrom()).isEqualTo(Instant.EPOCH);
    assertThat(preset.version()).endsWith("-1-USD");
    assertThat(preset.tiers())
        .allSatisfy(
            tier -> {
              assertThat(tier.displayName())
                  .isEqualToIgnoringCase(tier.name())
                  .isNotEqualTo(tier.name());
              assertThat(tier.benefits().badge()).isNotNull();
            });
  }

  @Test
  void countsWholeUnitsOfTheAssetThatIsGiven() {
    var stats =
        CreatorStats.of(ADA, JPY)
            .monthlyRevenue(new Money(100, JPY))
            .engagementPercent(new BigDecimal("2"))
            .build();
    // The yen has no minor unit: 100 is 100 yen.
    assertThat(TierPresets.program(JPY).evaluate(stats).name()).isEqualTo("bronze");
    assertThat(TierPresets.crm(JPY).find("rising").orElseThrow().criteria())
        .containsExactly(Criterion.atLeast(Metric.MONTHLY_REVENUE, new Money(1000, JPY)));
  }
}
