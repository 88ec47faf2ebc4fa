package dev.fanfare.forecast;

/** The straight line of least squares through all values; the next one stands at n. */
final class LinearRegression implements Model {
  @Override
  public double[] forecast(Sample sample, int horizon) {
    double[] y = sample.y();
    int n = y.length;
    double slope = Sums.slope(y);
    double mean = Sums.mean(y);
    double[] points = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      points[h] = mean + slope * ((n + h) - (n - 1) / 2.0);
    }
    return points;
  }
}
