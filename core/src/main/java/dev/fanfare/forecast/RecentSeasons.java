package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/**
 * The mean shape of the last three seasons, each older one counting 0.7 of the next, at the level
 * of the last season.
 */
final class RecentSeasons implements Model {
  private static final int CYCLES = 3;
  private static final double FADING = 0.7;

  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    int m = sample.longestSeason();
    if (m < 2) {
      return null;
    }
    double[] y = sample.y();
    int n = y.length;
    int cycles = Math.min(CYCLES, n / m);
    boolean positive = sample.isPositive();
    double[] shape = new double[m];
    double weight = 1;
    double weights = 0;
    double last = 0;
    for (int k = 0; k < cycles; k++) {
      int from = n - (k + 1) * m;
      double level = 0;
      for (int i = 0; i < m; i++) {
        level += y[from + i];
      }
      level /= m;
      if (k == 0) {
        last = level;
      }
      for (int i = 0; i < m; i++) {
        shape[i] += weight * (positive ? y[from + i] / level : y[from + i] - level);
      }
      weights += weight;
      weight *= FADING;
    }
    double[] points = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      double s = shape[h % m] / weights;
      points[h] = positive ? last * s : last + s;
    }
    return points;
  }
}
