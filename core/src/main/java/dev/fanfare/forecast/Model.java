package dev.fanfare.forecast;

import org.jspecify.annotations.Nullable;

/**
 * One way to continue a series. An instance serves the cuts of one series, shortest first, and may
 * begin a search where the last one ended; it is not shared between threads.
 */
interface Model {
  /**
   * Fits the sample and returns the next values.
   *
   * @return null if the model does not suit the sample
   */
  double @Nullable [] forecast(Sample sample, int horizon);
}
