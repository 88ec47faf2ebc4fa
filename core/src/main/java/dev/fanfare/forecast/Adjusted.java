package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Another model on the adjusted values alone. It does not suit a sample without a profile, where it
 * would only repeat the other model.
 */
final class Adjusted implements Model {
  private final Model model;
  private final boolean evenWithoutProfile;

  /**
   * @param evenWithoutProfile whether it is used alone, so that it may repeat the other model
   */
  Adjusted(Model model, boolean evenWithoutProfile) {
    this.model = model;
    this.evenWithoutProfile = evenWithoutProfile;
  }

  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    if (!sample.profile().isPresent() && !evenWithoutProfile) {
      return null;
    }
    double[] points = model.forecast(sample.adjusted(), horizon);
    return points == null ? null : sample.profile().restore(points, sample.size());
  }
}
