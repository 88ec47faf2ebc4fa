package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model against what anybody would expect of a series without noise. */
class ModelsTest {
  private static final int[] WEEK = {7};
  private static final int[] NO_SEASONS = {};

  /** Weekdays around 0; they sum to 0. */
  private static final double[] SHAPE = {-3, -2, -1, 0, 0, 2, 4};

  static List<Member> models() {
    return Member.all(true);
  }

  @ParameterizedTest
  @MethodSource("models")
  void repeatsAConstant(Member member) {
    double[] y = new double[40];
    Arrays.fill(y, 5);
    double[] points = member.model().forecast(Sample.of(y, WEEK), 10);
    if (points != null) {
      assertThat(points).containsExactly(repeated(5, 10), within(1e-6));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void continuesAWeekWithoutNoise(Member member) {
    if (member.method() == ForecastMethod.LINEAR_REGRESSION
        || member.method() == ForecastMethod.NAIVE
        || member.method() == ForecastMethod.SMOOTHING) {
      return; // These do not see seasons.
    }
    double[] y = new double[140];
    for (int t = 0; t < y.length; t++) {
      y[t] = 20 + SHAPE[t % 7];
    }
    double[] points = member.model().forecast(Sample.of(y, WEEK), 14);
    assertThat(points).isNotNull();
    for (int h = 0; h < 14; h++) {
      assertThat(points[h]).as("step %d", h + 1).isCloseTo(20 + SHAPE[(140 + h) % 7], within(0.35));
    }
  }

  @Test
  void drawsThePhaseMeanTowardsTheMeanOfAll() {
    // Two weeks; Mondays 10 and 20, other days 0. Mean of all 30/14; Monday (30 + 30/14) / 3.
    double[] y = new double[14];
    y[0] = 10;
    y[7] = 20;
    double[] points = new PhaseMean().forecast(Sample.of(y, WEEK), 2);
    assertThat(points)
        .containsExactly(new double[] {(30 + 30 / 14.0) / 3, 30 / 14.0 / 3}, within(1e-12));
  }

  @Test
  void carriesTheRecentShapeAtTheLastLevel() {
    // Season of 2: shapes (0.5, 1.5) at level 10, then (0.8, 1.2) at level 20; weights 0.7 and 1.
    double[] y = {5, 15, 16, 24};
    double[] points = new RecentSeasons().forecast(Sample.of(y, new int[] {2}), 3);
    double first = 20 * (0.7 * 0.5 + 0.8) / 1.7;
    double second = 20 * (0.7 * 1.5 + 1.2) / 1.7;
    assertThat(points).containsExactly(new double[] {first, second, first}, within(1e-12));
  }

  @Test
  void followsALine() {
    double[] y = new double[40];
    for (int t = 0; t < y.length; t++) {
      y[t] = 3 + 2 * t;
    }
    Sample sample = Sample.of(y, NO_SEASONS);
    assertThat(new LinearRegression().forecast(sample, 2))
        .containsExactly(new double[] {83, 85}, within(1e-9));
    // Smoothing follows the last value, and half the slope is added for each step.
    assertThat(new Theta().forecast(sample, 2))
        .containsExactly(new double[] {82, 83}, within(1e-6));
    // The slope dies out from 81 on: 2 * 0.95, then 2 * (0.95 + 0.9025).
    assertThat(new SeasonalRegression().forecast(sample, 2))
        .containsExactly(new double[] {82.9, 84.705}, within(1e-9));
    // Up to 0.98 of the slope.
    assertThat(new DynamicTheta().forecast(sample, 2))
        .containsExactly(new double[] {83, 85}, within(0.2));
  }

  @Test
  void growsByAPercentageInLogarithms() {
    double[] y = new double[30];
    for (int t = 0; t < y.length; t++) {
      y[t] = Math.pow(1.1, t);
    }
    // Theta adds half the slope, so each step multiplies by the root of 1.1.
    double[] points = new InLogs(new Theta()).forecast(Sample.of(y, NO_SEASONS), 2);
    assertThat(points[1] / points[0]).isCloseTo(Math.sqrt(1.1), within(1e-6));
    assertThat(new InLogs(new Theta()).forecast(Sample.of(new double[] {1, 0, 2}, NO_SEASONS), 1))
        .isNull();
  }

  @Test
  void continuesAWaveByAutoregression() {
    // A wave without noise follows exactly from its last two values.
    double[] y = new double[40];
    for (int t = 0; t < y.length; t++) {
      y[t] = 10 + Math.cos(0.9 * t);
    }
    double[] points = new Autoregression().forecast(Sample.of(y, NO_SEASONS), 3);
    for (int h = 0; h < 3; h++) {
      assertThat(points[h]).isCloseTo(10 + Math.cos(0.9 * (40 + h)), within(1e-4));
    }
  }

  @Test
  void takesOutASeasonThatIsThereAndNoneThatIsNot() {
    double[] y = new double[70];
    for (int t = 0; t < y.length; t++) {
      y[t] = 20 + SHAPE[t % 7];
    }
    Sample sample = Sample.of(y, WEEK);
    assertThat(sample.profile().isPresent()).isTrue();
    // F is finite only through rounding, so nothing is shrunk.
    assertThat(sample.z()).containsExactly(repeated(20, 70), within(1e-9));
    double[] line = new double[70];
    for (int t = 0; t < line.length; t++) {
      line[t] = t;
    }
    assertThat(Sample.of(line, WEEK).profile().isPresent()).isFalse();
  }

  @Test
  void multipliesWhereSwingsGrowWithTheLevelAndAddsWhereAValueIsNotPositive() {
    double[] growing = new double[48];
    for (int t = 0; t < growing.length; t++) {
      growing[t] = (100 + 10 * t) * (t % 4 == 0 ? 1.6 : 0.8);
    }
    Sample sample = Sample.of(growing, new int[] {4});
    double[] next = sample.profile().restore(new double[] {1000, 1000}, 48);
    assertThat(next[0] / next[1]).isCloseTo(2, within(0.05));
    double[] same = sample.profile().restore(new double[] {100, 100}, 48);
    assertThat(same[0] / same[1]).isCloseTo(2, within(0.05));

    double[] added = new double[48];
    for (int t = 0; t < added.length; t++) {
      added[t] = t % 4 == 0 ? 9 : -1;
    }
    double[] points =
        Sample.of(added, new int[] {4}).profile().restore(new double[] {1000, 1000}, 48);
    assertThat(points[0] - points[1]).isCloseTo(10, within(1e-6));
  }

  @Test
  void fillsAGapFromItsPhaseElseFromItsNeighbours() {
    // Weeks of 10, 20, ..., 70; the last day of the second week is not known.
    Double[] days = new Double[35];
    for (int t = 0; t < days.length; t++) {
      days[t] = 10.0 * (t % 7 + 1);
    }
    days[13] = null;
    LocalDate start = LocalDate.of(2026, 1, 1);
    Prepared weeks = Prepared.of(TimeSeries.of(start, TimeStep.DAY, Arrays.asList(days)));
    assertThat(weeks.raw()[13] * weeks.scale()).isCloseTo(70, within(1e-9));
    assertThat(weeks.observed()[13]).isFalse();
    assertThat(weeks.observations()).isEqualTo(34);
    Prepared years =
        Prepared.of(
            TimeSeries.of(start, TimeStep.QUARTER, Arrays.asList(4.0, null, null, 10.0, null)));
    assertThat(years.raw()[1] * years.scale()).isCloseTo(6, within(1e-9));
    assertThat(years.raw()[2] * years.scale()).isCloseTo(8, within(1e-9));
    assertThat(years.trailing()).isEqualTo(1);
  }

  @Test
  void drawsInOneOutlierButNoChange() {
    double[] y = new double[40];
    for (int t = 0; t < y.length; t++) {
      y[t] = 100 + t % 3;
    }
    assertThat(Outliers.drawnIn(y, NO_SEASONS)).isSameAs(y);
    double[] spike = y.clone();
    spike[20] = 1000;
    double[] drawnIn = Outliers.drawnIn(spike, NO_SEASONS);
    assertThat(drawnIn[20]).isBetween(101.0, 120.0);
    assertThat(drawnIn[19]).isEqualTo(y[19]);
    assertThat(spike[20]).as("the series itself is not touched").isEqualTo(1000);
    double[] change = y.clone();
    for (int t = 25; t < change.length; t++) {
      change[t] += 500;
    }
    assertThat(Outliers.drawnIn(change, NO_SEASONS)).isEqualTo(change);
  }

  @Test
  void holdsAForecastInTheEnvelope() {
    Envelope envelope = Envelope.of(new double[] {10, 20, 15}, 1);
    double[] points = {-5, 0, 25, 31};
    assertThat(envelope.hold(points)).isTrue();
    assertThat(points).containsExactly(0, 0, 25, 30);
    assertThat(envelope.hold(points)).isFalse();
  }

  @Test
  void findsTheLowestPoint() {
    assertThat(Search.line(x -> (x - 0.37) * (x - 0.37), new double[] {0, 0.25, 0.5, 1}, 20))
        .isCloseTo(0.37, within(1e-4));
    double[] x = {0.9, 0.1};
    double[] low = {0, 0};
    double[] high = {1, 1};
    int[] calls = new int[1];
    Search.compass(
        p -> {
          calls[0]++;
          return Math.abs(p[0] - 0.2) + Math.abs(p[1] - 0.7);
        },
        x,
        low,
        high,
        0.2,
        1e-4,
        500);
    assertThat(x).containsExactly(new double[] {0.2, 0.7}, within(1e-3));
    assertThat(calls[0]).isLessThanOrEqualTo(500);
  }

  private static double[] repeated(double value, int count) {
    double[] values = new double[count];
    Arrays.fill(values, value);
    return values;
  }
}
