package dev.fanfare.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntToLongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrendEstimatorTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 1);
  private static final TrendKey KEY = TrendKey.of(TrendKind.HASHTAG, "food", "sourdough");
  private static final TrendEstimator STANDARD = new TrendEstimator(TrendPolicy.standard());

  /**
   * Uses + 1 grow by one factor a day: ln(uses + 1) is a straight line, its slope the factor's
   * logarithm, without an error. Factor 2 doubles each day: in a week growth has 1 - 1/128 of all.
   */
  @ParameterizedTest
  @CsvSource({"2, 1.0, 99.22", "4, 3.0, 99.99"})
  void measuresTheGrowthOfUsesThatMultiply(int factor, double momentum, double score) {
    long last = factor == 2 ? 1L << 27 : 1L << 38;
    int days = factor == 2 ? 28 : 20;
    Trend trend = estimate(days, ago -> (long) (last / Math.pow(factor, ago)) - 1).orElseThrow();
    assertThat(trend.growth().momentum()).isCloseTo(momentum, within(1e-9));
    assertThat(trend.growth().error()).isCloseTo(0, within(1e-7));
    assertThat(trend.growthScore()).isCloseTo(score, within(0.01));
    assertThat(trend.peak()).as("a line has no top").isNull();
  }

  @Test
  void scoresFiftyIfUsesDoubleInAWeek() {
    // 1.104089514 = 2^(1/7) a day; with a million uses whole numbers hardly matter.
    Trend trend =
        estimate(28, ago -> Math.round(16_000_000 * Math.pow(2, -ago / 7.0))).orElseThrow();
    assertThat(trend.growthScore()).isCloseTo(50, within(0.01));
    assertThat(trend.growth().momentum()).isCloseTo(0.104089514, within(1e-6));
  }

  @Test
  void scoresNothingThatStaysOrFalls() {
    assertThat(estimate(28, ago -> 100).orElseThrow().growthScore()).isZero();
    Trend falling = estimate(28, ago -> 1L << ago).orElseThrow();
    assertThat(falling.growthScore()).isZero();
    assertThat(falling.growth().momentum()).isLessThan(0);
    assertThat(falling.peak()).isNull();
  }

  @Test
  void isCarefulByOneStandardError() {
    // ln(uses + 1) = 5, 5.5, 5, 5.5 … by day: what a least squares line of the textbooks says.
    long low = Math.round(Math.exp(5)) - 1;
    long high = Math.round(Math.exp(5.5)) - 1;
    Trend trend = estimate(28, ago -> (ago % 2 == 0 ? high : low)).orElseThrow();
    double[] y = new double[28];
    double mean = 0;
    for (int t = 0; t < 28; t++) {
      y[t] = Math.log(1 + (t % 2 == 1 ? high : low));
      mean += y[t] / 28;
    }
    double sxx = 0;
    double sxy = 0;
    for (int t = 0; t < 28; t++) {
      sxx += (t - 13.5) * (t - 13.5);
      sxy += (t - 13.5) * (y[t] - mean);
    }
    double slope = sxy / sxx;
    double rss = 0;
    for (int t = 0; t < 28; t++) {
      rss += Math.pow(y[t] - mean - slope * (t - 13.5), 2);
    }
    double error = Math.sqrt(rss / 26 / sxx);
    assertThat(slope).isPositive().isLessThan(error);
    assertThat(trend.growth().momentum()).isCloseTo(Math.exp(slope) - 1, within(1e-9));
    assertThat(trend.growth().error()).isCloseTo(Math.exp(slope) * error, within(1e-9));
    assertThat(trend.growthScore()).as("it may as well be chance").isZero();
  }

  @Test
  void leavesDaysThatNobodyCountedOut() {
    List<TrendCount> counts = new ArrayList<>();
    for (int ago : new int[] {27, 25, 20, 19, 15, 12, 9, 8, 5, 3, 1, 0}) {
      counts.add(count(ago, (1L << 28 - ago) - 1));
    }
    Trend trend = STANDARD.estimate(new TrendSeries(KEY, counts), AS_OF, Map.of()).orElseThrow();
    assertThat(trend.growth().momentum()).as("no day counts as 0").isCloseTo(1, within(1e-9));
  }

  @Test
  void countsAnExplicitZero() {
    // 20 days of nothing, then 8 of many: a jump, which a gap would hide.
    Trend jump = estimate(28, ago -> ago < 8 ? 1_000 : 0).orElseThrow();
    assertThat(jump.growth().momentum()).isGreaterThan(0.2);
  }

  @Test
  void saysNothingOfTooLittle() {
    assertThat(estimate(10, ago -> 5)).as("10 days, 50 uses, 3 creators").isPresent();
    assertThat(estimate(9, ago -> 100)).as("9 days").isEmpty();
    assertThat(estimate(10, ago -> ago == 0 ? 4 : 5)).as("49 uses").isEmpty();
    List<TrendCount> few = new ArrayList<>();
    for (int ago = 27; ago >= 0; ago--) {
      few.add(TrendCount.of(TrendKind.HASHTAG, "food", "sourdough", AS_OF.minusDays(ago), 100, 2));
    }
    assertThat(STANDARD.estimate(new TrendSeries(KEY, few), AS_OF, Map.of()))
        .as("2 creators")
        .isEmpty();
  }

  @Test
  void saysNothingOfWhatIsOver() {
    List<TrendCount> counts = new ArrayList<>();
    for (int ago = 27; ago >= 2; ago--) {
      counts.add(count(ago, 100));
    }
    assertThat(STANDARD.estimate(new TrendSeries(KEY, counts), AS_OF, Map.of()))
        .as("2 days old")
        .isPresent();
    counts.remove(counts.size() - 1);
    assertThat(STANDARD.estimate(new TrendSeries(KEY, counts), AS_OF, Map.of()))
        .as("3 days old")
        .isEmpty();
  }

  @Test
  void looksAtItsWindowAlone() {
    List<TrendCount> counts = new ArrayList<>();
    counts.add(count(28, 1_000_000));
    for (int ago = 27; ago >= 0; ago--) {
      counts.add(count(ago, 100));
    }
    counts.add(count(-1, 1_000_000));
    Trend trend = STANDARD.estimate(new TrendSeries(KEY, counts), AS_OF, Map.of()).orElseThrow();
    assertThat(trend.growth().momentum()).isCloseTo(0, within(1e-12));
  }

  @Test
  void findsThePeakOfWhatSlowsDown() {
    // ln(uses + 1) = 14 - (t - 32)²/100 for t = 0 to 27: the top is 5 days ahead.
    Trend trend =
        estimate(28, ago -> Math.round(Math.exp(14 - Math.pow(-5 - ago, 2) / 100)) - 1)
            .orElseThrow();
    assertThat(trend.peak().day()).isEqualTo(AS_OF.plusDays(5));
    assertThat(trend.peak().earliest()).isBetween(AS_OF.plusDays(4), AS_OF.plusDays(5));
    assertThat(trend.peak().latest()).isBetween(AS_OF.plusDays(5), AS_OF.plusDays(6));
  }

  @Test
  void widensThePeakWithNoise() {
    Random random = new Random(5);
    Trend trend =
        estimate(
                28,
                ago ->
                    Math.round(
                            Math.exp(
                                16 - Math.pow(-5 - ago, 2) / 100 + 0.4 * random.nextGaussian()))
                        - 1)
            .orElseThrow();
    TrendPeak peak = trend.peak();
    assertThat(peak.latest().toEpochDay() - peak.earliest().toEpochDay()).isGreaterThan(3);
    assertThat(peak.earliest()).isBeforeOrEqualTo(AS_OF.plusDays(5));
    assertThat(peak.latest()).isAfterOrEqualTo(AS_OF.plusDays(5));
  }

  @Test
  void inventsNoPeak() {
    assertThat(
            estimate(28, ago -> Math.round(Math.exp(14 - Math.pow(-45 - ago, 2) / 900)))
                .orElseThrow()
                .peak())
        .as("beyond the horizon of 30 days")
        .isNull();
    assertThat(
            estimate(28, ago -> Math.round(Math.exp(14 - Math.pow(10 - ago, 2) / 60)))
                .orElseThrow()
                .peak())
        .as("ten days ago")
        .isNull();
    assertThat(
            estimate(28, ago -> Math.round(Math.exp(5 + Math.pow(10 - ago, 2) / 60)))
                .orElseThrow()
                .peak())
        .as("a valley")
        .isNull();
  }

  /** On series without a peak, one is seen in far less than the 10 % that bend down by chance. */
  @Test
  void seldomSeesAPeakInNoise() {
    Random random = new Random(11);
    int seen = 0;
    for (int i = 0; i < 2_000; i++) {
      seen +=
          estimate(28, ago -> Math.round(200 * Math.exp(0.5 * random.nextGaussian())))
                      .orElseThrow()
                      .peak()
                  != null
              ? 1
              : 0;
    }
    assertThat(seen).isLessThan(200);
  }

  @Test
  void comparesPopularityWithTheMostUsedOfItsKind() {
    // 7 days of 9 uses are 63, the most 4095: ln 64 / ln 4096 = 6/12.
    Map<TrendKind, Long> most = Map.of(TrendKind.HASHTAG, 4_095L, TrendKind.SOUND, 1_000_000L);
    TrendSeries series = series(28, ago -> 9);
    assertThat(STANDARD.estimate(series, AS_OF, most).orElseThrow().growth().popularity())
        .isEqualTo(50);
    assertThat(
            STANDARD
                .estimate(series, AS_OF, Map.of(TrendKind.HASHTAG, 63L))
                .orElseThrow()
                .growth()
                .popularity())
        .isEqualTo(100);
    assertThat(STANDARD.estimate(series, AS_OF, Map.of()).orElseThrow().growth().popularity())
        .as("nothing else is known")
        .isEqualTo(100);
    TrendSeries gone = series(28, ago -> ago < 7 ? 0 : 9);
    assertThat(STANDARD.estimate(gone, AS_OF, most).orElseThrow().growth().popularity()).isZero();
  }

  @Property(tries = 1_000)
  void alwaysStaysInRange(
      @ForAll @Size(min = 10, max = 28) List<@LongRange(min = 0, max = TrendCount.MAX) Long> uses) {
    Optional<Trend> trend = estimate(uses.size(), uses::get);
    trend.ifPresent(
        found -> {
          // The constructor holds every other range.
          assertThat(found.growthScore()).isBetween(0.0, 100.0);
          assertThat(found.growth().momentum()).isFinite();
          assertThat(estimate(uses.size(), uses::get)).as("the same again").isEqualTo(trend);
        });
  }

  @Property(tries = 1_000)
  void scoresFasterGrowthHigher(@ForAll @LongRange(min = 0, max = 1_000_000) long seed) {
    Random random = new Random(seed);
    double[] noise = random.doubles(28, -0.3, 0.3).toArray();
    double slow = random.nextDouble() * 0.2;
    double fast = slow + 0.01 + random.nextDouble() * 0.2;
    Trend slower =
        estimate(28, ago -> Math.round(1e9 * Math.exp(noise[ago] - slow * ago))).orElseThrow();
    Trend faster =
        estimate(28, ago -> Math.round(1e9 * Math.exp(noise[ago] - fast * ago))).orElseThrow();
    assertThat(faster.growthScore()).isGreaterThanOrEqualTo(slower.growthScore());
    assertThat(faster.growth().momentum()).isGreaterThan(slower.growth().momentum());
  }

  private static Optional<Trend> estimate(int days, IntToLongFunction usesAgo) {
    return STANDARD.estimate(series(days, usesAgo), AS_OF, Map.of());
  }

  private static TrendSeries series(int days, IntToLongFunction usesAgo) {
    List<TrendCount> counts = new ArrayList<>();
    for (int ago = days - 1; ago >= 0; ago--) {
      counts.add(count(ago, usesAgo.applyAsLong(ago)));
    }
    return new TrendSeries(KEY, counts);
  }

  private static TrendCount count(int ago, long uses) {
    return TrendCount.of(
        TrendKind.HASHTAG, "food", "#Sourdough", AS_OF.minusDays(ago), uses, Math.min(uses, 5));
  }
}
