package dev.fanfare.forecast;

/**
 * The mean of each phase over the last 26 cycles, shrunk towards the mean of all: {@code (sum of
 * the phase + mean) / (count + 1)}. Hard to beat on a few weeks of days.
 */
final class PhaseMean implements Model {
  private static final int CYCLES = 26;

  @Override
  public double[] forecast(Sample sample, int horizon) {
    double[] y = sample.y();
    int n = y.length;
    int m = sample.longestSeason();
    int from = Math.max(0, n - CYCLES * m);
    double[] sum = new double[m];
    int[] count = new int[m];
    double mean = 0;
    for (int t = from; t < n; t++) {
      sum[t % m] += y[t];
      count[t % m]++;
      mean += y[t];
    }
    mean /= n - from;
    double[] points = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      int p = (n + h) % m;
      points[h] = (sum[p] + mean) / (count[p] + 1);
    }
    return points;
  }
}
