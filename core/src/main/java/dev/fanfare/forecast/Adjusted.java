package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Another model on the adjusted values alone. It does not suit a sample without a profile, where it
 * would only repeat the other model.
 */
final class Adjusted implements Model {
  private final Model model;

  Adjusted(Model model) {
    this.model = model;
  }

  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    if (!sample.profile().isPresent()) {
      return null;
    }
    double[] points = model.forecast(sample.adjusted(), horizon);
    return points == null ? null : sample.profile().restore(points, sample.size());
  }
}
