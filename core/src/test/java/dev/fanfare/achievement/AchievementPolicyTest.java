package dev.fanfare.achievement;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AchievementPolicyTest {
  private static final AchievementPolicy STANDARD = AchievementPolicy.standard();

  @ParameterizedTest(name = "{0} is reached at {2} {1}")
  @CsvSource({
    "views_1k,       total_views,      1000",
    "views_10k,      total_views,      10000",
    "views_100k,     total_views,      100000",
    "views_1m,       total_views,      1000000",
    "followers_1k,   followers,        1000",
    "followers_10k,  followers,        10000",
    "followers_100k, followers,        100000",
    "followers_1m,   followers,        1000000",
    "first_payout,   payouts_paid,     1",
    "viral_video,    best_video_views, 1000000",
    "streak_7,       streak_days,      7",
    "streak_30,      streak_days,      30",
    "streak_100,     streak_days,      100"
  })
  void reachesAnAchievementAtItsThresholdAndNotBefore(String code, String metric, long threshold) {
    Metric figure = Metric.known(metric).orElseThrow();

    assertThat(codes(stats(figure, threshold))).contains(code);
    assertThat(codes(stats(figure, threshold - 1))).doesNotContain(code);
    assertThat(rule(code).rewardCredits()).isEqualTo(100);
  }

  @Test
  void holdsTheThirteenAchievementsOfTheProgram() {
    assertThat(STANDARD.rules()).hasSize(13);
  }

  @Test
  void countsViewsOfAllVideosTogetherNotTheirAverage() {
    CreatorStats average =
        CreatorStats.of(ADA, USD).averageViews(5_000_000).totalViews(999).build();
    CreatorStats total = CreatorStats.of(ADA, USD).averageViews(10).totalViews(10_000).build();

    assertThat(codes(average)).isEmpty();
    assertThat(codes(total)).containsExactly("views_1k", "views_10k");
  }

  @Test
  void reachesNothingWithFiguresThatWereNotMeasured() {
    assertThat(STANDARD.met(CreatorStats.of(ADA, USD).build())).isEmpty();
  }

  @Test
  void countsAFigureOfTheHostsOwn() {
    Metric podcasts = Metric.of("podcasts", Metric.Unit.COUNT);
    AchievementRule rule =
        new AchievementRule("podcaster", "Podcaster", "Ten podcasts", podcasts, 10, "🎙", 0);

    assertThat(rule.isMet(stats(podcasts, 10))).isTrue();
    assertThat(rule.isMet(stats(podcasts, 9))).isFalse();
    assertThat(rule.isMet(stats(Metric.FOLLOWERS, 10))).isFalse();
  }

  @Test
  void refusesACodeThatStandsTwice() {
    AchievementRule rule = STANDARD.rules().get(0);

    assertThatThrownBy(() -> new AchievementPolicy("v", Instant.EPOCH, List.of(rule, rule)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("code 'views_1k' stands twice in the policy");
  }

  @Test
  void refusesAThresholdThatEveryoneHasReached() {
    assertThatThrownBy(
            () -> new AchievementRule("c", "Name", "Words", Metric.FOLLOWERS, 0, "🌱", 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("threshold must be 1 to");
  }

  @Test
  void refusesAFigureInMoney() {
    assertThatThrownBy(
            () -> new AchievementRule("c", "Name", "Words", Metric.MONTHLY_REVENUE, 1, "🌱", 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("metric must not be counted in money, was 'monthly_revenue'");
  }

  @Property(tries = 1000)
  void neverLosesAnAchievementWhenAFigureGrows(
      @ForAll @LongRange(min = -2_000_000, max = 2_000_000) long value,
      @ForAll @LongRange(min = 0, max = 2_000_000) long growth) {
    for (Metric metric : Metric.known()) {
      assertThat(codes(stats(metric, value + growth))).containsAll(codes(stats(metric, value)));
    }
  }

  private static CreatorStats stats(Metric metric, long value) {
    return CreatorStats.of(ADA, USD).set(metric, value).build();
  }

  private static List<String> codes(CreatorStats stats) {
    return STANDARD.met(stats).stream().map(AchievementRule::code).toList();
  }

  private static AchievementRule rule(String code) {
    return STANDARD.rules().stream().filter(r -> r.code().equals(code)).findFirst().orElseThrow();
  }
}
