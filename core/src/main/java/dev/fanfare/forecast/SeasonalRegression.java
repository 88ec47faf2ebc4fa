package dev.fanfare.forecast;

/**
 * Regression on time and phase: the straight line through the adjusted values, whose slope dies out
 * from the last value on by 0.95 a period, with the profile's indices as coefficients of the
 * phases.
 */
final class SeasonalRegression implements Model {
  private static final double PHI = 0.95;

  @Override
  public double[] forecast(Sample sample, int horizon) {
    double[] z = sample.z();
    int n = z.length;
    double slope = Sums.slope(z);
    double end = Sums.mean(z) + slope * (n - 1) / 2.0;
    double[] points = new double[horizon];
    double sum = 0;
    double power = 1;
    for (int h = 0; h < horizon; h++) {
      power *= PHI;
      sum += power;
      points[h] = end + slope * sum;
    }
    return sample.profile().restore(points, n);
  }
}
