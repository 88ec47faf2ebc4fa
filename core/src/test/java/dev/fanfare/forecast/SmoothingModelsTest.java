package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/**
 * Smoothing models against published and independently computed numbers. Where no source is named
 * the numbers are what {@code src/test/resources/forecast/independent.py} prints, which has the
 * recursions of the papers and another search.
 */
class SmoothingModelsTest {
  /**
   * Oil production of Saudi Arabia 1996 to 2013, from Hyndman and Athanasopoulos, Forecasting:
   * Principles and Practice, 2nd edition, section 7.1.
   */
  private static final double[] OIL = {
    445.3641, 453.1950, 454.4096, 422.3789, 456.0371, 440.3866, 425.1944, 486.2052, 500.4291,
    521.2759, 508.9476, 488.8889, 509.8706, 456.7229, 473.8166, 525.9509, 549.8338, 542.3405
  };

  /** Air passengers of Australia 1990 to 2016, from the same book, section 7.2. */
  private static final double[] AIR = {
    17.55, 21.86, 23.89, 26.93, 26.89, 28.83, 30.08, 30.95, 30.19, 31.58, 32.58, 33.48, 39.02,
    41.39, 41.60, 44.66, 46.95, 48.73, 51.49, 50.03, 60.64, 63.36, 66.36, 68.20, 68.12, 69.78, 72.60
  };

  private static final double[] QUARTERS = {30, 21, 29, 37, 33, 24, 32, 40, 36, 26, 35, 44};
  private static final int[] NO_SEASONS = {};

  @Test
  void smoothsAsTheBookPublishes() {
    SimpleSmoothing.Fit fit = SimpleSmoothing.fit(OIL);
    assertThat(fit.alpha()).isCloseTo(0.8339, within(0.01));
    assertThat(fit.level()).isCloseTo(542.6806, within(0.05));
    assertThat(new SimpleSmoothing().forecast(Sample.of(OIL, NO_SEASONS), 2))
        .containsExactly(new double[] {542.6806, 542.6806}, within(0.05));
  }

  @Test
  void smoothsByHand() {
    // Alpha 0.5 on 4, 8 from the first level l: errors 4 - l and 8 - (4 + l)/2 = 6 - l/2, least
    // squares at 4 - l + (6 - l/2)/2 = 0, so l = 5.6; then 4.8 and 6.4; 1.6^2 + 3.2^2 = 12.8.
    SimpleSmoothing.Fit fit = SimpleSmoothing.fit(new double[] {4, 8}, 0.5);
    assertThat(fit.level()).isCloseTo(6.4, within(1e-12));
    assertThat(fit.error()).isCloseTo(12.8, within(1e-12));
  }

  @Test
  void findsTheThetaForecast() {
    assertThat(new Theta().forecast(Sample.of(OIL, NO_SEASONS), 3))
        .containsExactly(new double[] {546.0802, 548.9152, 551.7502}, within(0.1));
  }

  @Test
  void findsTheDynamicThetaForecast() {
    assertThat(new DynamicTheta().forecast(Sample.of(OIL, NO_SEASONS), 3))
        .containsExactly(new double[] {542.6804, 542.6804, 542.6804}, within(0.05));
    assertThat(new DynamicTheta().forecast(Sample.of(AIR, NO_SEASONS), 3))
        .containsExactly(new double[] {74.4160, 76.3366, 78.2677}, within(0.1));
  }

  @Test
  void comesNearTheBestDampedTrend() {
    // The error is flat along ridges: what counts is how close a capped search comes to its least.
    double[] state = new double[2];
    assertThat(new DampedHolt().forecast(Sample.of(AIR, NO_SEASONS), 3))
        .containsExactly(new double[] {73.9892, 75.4804, 76.9418}, within(1.0));
    double best = 137.3959;
    assertThat(DampedHolt.fit(AIR, 0.99, 0.0, 0.98, state))
        .as("no parameters beat the least error found independently")
        .isGreaterThanOrEqualTo(best * 0.999);
  }

  @Test
  void smoothsSeasonsAdditively() {
    assertThat(holtWinters(false, 1, -8, 0, 7))
        .containsExactly(new double[] {37.158216, 28.044661, 36.310765, 43.922230}, within(1e-5));
  }

  @Test
  void smoothsSeasonsMultiplicatively() {
    assertThat(holtWinters(true, 1.03, 0.74, 1, 1.23))
        .containsExactly(new double[] {37.110703, 26.623212, 36.002826, 44.784593}, within(1e-5));
  }

  /** Runs the recursion with given parameters and first states, and continues it by hand. */
  private static double[] holtWinters(boolean multiplicative, double... indices) {
    var model = new HoltWinters(multiplicative);
    var state = new HoltWinters.State(new double[4]);
    model.fit(
        QUARTERS,
        new double[] {0.3, 0.1, 0.2, 0.9},
        new HoltWinters.Start(4, 29, 0.75, indices),
        state);
    double[] points = new double[4];
    double damping = 0;
    for (int k = 0; k < 4; k++) {
      damping += Math.pow(0.9, k + 1);
      double base = state.level() + damping * state.slope();
      points[k] = multiplicative ? base * state.season(k) : base + state.season(k);
    }
    return points;
  }
}
