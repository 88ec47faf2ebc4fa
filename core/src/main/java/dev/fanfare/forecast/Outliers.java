package dev.fanfare.forecast;

import java.util.Arrays;

/**
 * Draws in single values that lie far outside their surroundings, so that one mistake or one
 * windfall does not tilt a model. A value is far out if the adjusted series leaves the median of
 * the seven values around it by more than six robust standard deviations, and none of its two
 * neighbours does: two in a row are a change, not an outlier. The first and the last three values
 * are left alone: it takes what comes after to tell a mistake from a change.
 */
final class Outliers {
  private static final int HALF_WINDOW = 3;
  private static final int LEAST_VALUES = 14;
  private static final double LIMIT = 6;

  /** Makes the median of absolute deviations a standard deviation for normal errors. */
  private static final double MAD_TO_SIGMA = 1.4826;

  private Outliers() {}

  /** Returns the values with outliers at the limit; the same array if there are none. */
  static double[] drawnIn(double[] y, int[] seasons) {
    int n = y.length;
    if (n < LEAST_VALUES) {
      return y;
    }
    Sample sample = Sample.of(y, seasons);
    double[] z = sample.z();
    double[] median = new double[n];
    double[] distance = new double[n];
    for (int t = HALF_WINDOW; t < n - HALF_WINDOW; t++) {
      median[t] = median(Arrays.copyOfRange(z, t - HALF_WINDOW, t + HALF_WINDOW + 1));
      distance[t] = Math.abs(z[t] - median[t]);
    }
    double typical = median(Arrays.copyOfRange(distance, HALF_WINDOW, n - HALF_WINDOW));
    double limit = LIMIT * MAD_TO_SIGMA * typical;
    if (limit == 0) {
      return y;
    }
    double[] drawnIn = y;
    for (int t = HALF_WINDOW; t < n - HALF_WINDOW; t++) {
      boolean alone = distance[t - 1] <= limit && distance[t + 1] <= limit;
      if (distance[t] > limit && alone) {
        if (drawnIn == y) {
          drawnIn = y.clone();
        }
        double edge = median[t] + (z[t] > median[t] ? limit : -limit);
        double value = sample.profile().restore(edge, t);
        // A value above 0 stays above 0, for models that take its logarithm.
        drawnIn[t] = y[t] > 0 && value <= 0 ? y[t] : value;
      }
    }
    return drawnIn;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int half = values.length / 2;
    return values.length % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
  }
}
