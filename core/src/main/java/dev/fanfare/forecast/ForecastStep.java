package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDateTime;

/**
 * One future period.
 *
 * @param step 1 for the first after the series
 * @param start when the period begins
 * @param value what it is expected to count
 */
public record ForecastStep(int step, LocalDateTime start, Prediction value)
    implements Serializable {
  public ForecastStep {
    requireRange("step", step, 1, Integer.MAX_VALUE);
    requireNonNull(start, "start");
    requireNonNull(value, "value");
  }

  /** Returns the best guess. */
  public double point() {
    return value.point();
  }

  /**
   * Returns the interval of a level in percent.
   *
   * @throws IllegalArgumentException if the forecast was not asked for it
   */
  public Interval interval(int level) {
    return value.interval(level);
  }
}
