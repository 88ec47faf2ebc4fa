package dev.fanfare.forecast;

import java.util.Arrays;

/**
 * Simple exponential smoothing of the adjusted values: {@code l' = l + alpha e}, and every future
 * value is the last level. Alpha by search; the first level, in which the errors are linear, by
 * least squares for each alpha.
 */
final class SimpleSmoothing implements Model {
  private static final double[] ALPHAS = {
    0.01, 0.03, 0.07, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.97, 1.0
  };
  private static final int SECTIONS = 6;

  @Override
  public double[] forecast(Sample sample, int horizon) {
    double[] points = new double[horizon];
    Arrays.fill(points, fit(sample.z()).level());
    return sample.profile().restore(points, sample.size());
  }

  /**
   * A fit.
   *
   * @param alpha how much of an error the level takes up
   * @param error the sum of squared one-step errors
   * @param level the last level
   */
  record Fit(double alpha, double error, double level) {}

  /** Returns the fit with the smallest error. */
  static Fit fit(double[] z) {
    return fit(z, search(alpha -> fit(z, alpha).error()));
  }

  /** Returns the alpha with the smallest error. */
  static double search(java.util.function.DoubleUnaryOperator error) {
    return Search.line(error, ALPHAS, SECTIONS);
  }

  static Fit fit(double[] z, double alpha) {
    // As if the first level were 0; each error then lacks that level times (1 - alpha)^t.
    double level = 0;
    double decay = 1;
    double sum = 0;
    double cross = 0;
    double decays = 0;
    for (double v : z) {
      double e = v - level;
      sum += e * e;
      cross += e * decay;
      decays += decay * decay;
      level += alpha * e;
      decay *= 1 - alpha;
    }
    double first = cross / decays;
    return new Fit(alpha, Math.max(0, sum - first * cross), level + decay * first);
  }
}
