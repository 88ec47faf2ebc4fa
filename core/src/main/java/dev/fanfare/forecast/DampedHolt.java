package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Holt's linear trend, damped (Gardner and McKenzie 1985), on the adjusted values: {@code l' = l +
 * phi b + alpha e}, {@code b' = phi b + alpha beta e}. Alpha, beta and phi by search; the first
 * level and slope, in which the errors are linear, by least squares.
 */
final class DampedHolt implements Model {
  private static final int LEAST_VALUES = 6;
  private static final double[] LOW = {0.01, 0, 0.8};
  private static final double[] HIGH = {1, 0.5, 0.98};
  private double @Nullable [] last;

  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    double[] z = sample.z();
    if (z.length < LEAST_VALUES) {
      return null;
    }
    double[] state = new double[2];
    double[] x = last == null ? search(z, state) : last;
    Search.compass(
        p -> fit(z, p[0], p[1], p[2], state), x, LOW, HIGH, 0.05, 0.01, last == null ? 30 : 25);
    last = x;
    fit(z, x[0], x[1], x[2], state);
    double[] points = new double[horizon];
    double sum = 0;
    double power = 1;
    for (int h = 0; h < horizon; h++) {
      power *= x[2];
      sum += power;
      points[h] = state[0] + sum * state[1];
    }
    return sample.profile().restore(points, z.length);
  }

  /** Searches from a slow and from a quick start. */
  private static double[] search(double[] z, double[] state) {
    double[] slow = {0.2, 0.02, 0.92};
    double[] quick = {0.7, 0.05, 0.92};
    double slowly =
        Search.compass(p -> fit(z, p[0], p[1], p[2], state), slow, LOW, HIGH, 0.2, 0.04, 40);
    double quickly =
        Search.compass(p -> fit(z, p[0], p[1], p[2], state), quick, LOW, HIGH, 0.2, 0.04, 40);
    return slowly <= quickly ? slow : quick;
  }

  /**
   * Returns the sum of squared one-step errors.
   *
   * @param state gets the last level and slope
   */
  static double fit(double[] z, double alpha, double beta, double phi, double[] state) {
    // Three runs at once: from nothing, and how a first level and a first slope of 1 would move it.
    double l = 0;
    double b = 0;
    double levelOfLevel = 1;
    double slopeOfLevel = 0;
    double levelOfSlope = 0;
    double slopeOfSlope = 1;
    double ss11 = 0;
    double ss12 = 0;
    double ss22 = 0;
    double s1e = 0;
    double s2e = 0;
    double see = 0;
    for (double v : z) {
      double e = v - (l + phi * b);
      double f1 = levelOfLevel + phi * slopeOfLevel;
      double f2 = levelOfSlope + phi * slopeOfSlope;
      ss11 += f1 * f1;
      ss12 += f1 * f2;
      ss22 += f2 * f2;
      s1e += f1 * e;
      s2e += f2 * e;
      see += e * e;
      l += phi * b + alpha * e;
      b = phi * b + alpha * beta * e;
      levelOfLevel = f1 - alpha * f1;
      slopeOfLevel = phi * slopeOfLevel - alpha * beta * f1;
      levelOfSlope = f2 - alpha * f2;
      slopeOfSlope = phi * slopeOfSlope - alpha * beta * f2;
    }
    double det = ss11 * ss22 - ss12 * ss12;
    boolean solvable = det > 1e-10 * ss11 * ss22;
    double first = solvable ? (s1e * ss22 - s2e * ss12) / det : s1e / ss11;
    double slope = solvable ? (s2e * ss11 - s1e * ss12) / det : 0;
    state[0] = l + first * levelOfLevel + slope * levelOfSlope;
    state[1] = b + first * slopeOfLevel + slope * slopeOfSlope;
    return see
        + first * first * ss11
        + slope * slope * ss22
        + 2 * (first * slope * ss12 - first * s1e - slope * s2e);
  }
}
