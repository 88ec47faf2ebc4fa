package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/** Repeats the last season. */
final class SeasonalNaive implements Model {
  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    int m = sample.longestSeason();
    if (m < 2) {
      return null;
    }
    double[] points = new double[horizon];
    for (int h = 0; h < horizon; h++) {
      points[h] = sample.y()[sample.size() - m + h % m];
    }
    return points;
  }
}
