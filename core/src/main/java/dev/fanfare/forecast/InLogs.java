package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/** Another model on the logarithms of positive values, for growth by a percentage. */
final class InLogs implements Model {
  private final Model model;

  InLogs(Model model) {
    this.model = model;
  }

  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    if (!sample.isPositive()) {
      return null;
    }
    double[] points = model.forecast(sample.inLogs(), horizon);
    if (points != null) {
      for (int i = 0; i < points.length; i++) {
        points[i] = StrictMath.exp(points[i]);
      }
    }
    return points;
  }
}
