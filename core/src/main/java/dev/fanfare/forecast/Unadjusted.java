package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/**
 * Another model on a sample whose seasons it does not see: better where the profile is chance. It
 * does not suit a sample without a profile, where it would only repeat the other model and give it
 * twice the weight.
 */
final class Unadjusted implements Model {
  private final Model model;
  private final boolean evenWithoutProfile;

  /**
   * @param evenWithoutProfile whether it is used alone, so that it may repeat the other model
   */
  Unadjusted(Model model, boolean evenWithoutProfile) {
    this.model = model;
    this.evenWithoutProfile = evenWithoutProfile;
  }

  @Override
  public double @Nullable [] forecast(Sample sample, int horizon) {
    return sample.profile().isPresent() || evenWithoutProfile
        ? model.forecast(sample.withoutSeasons(), horizon)
        : null;
  }
}
