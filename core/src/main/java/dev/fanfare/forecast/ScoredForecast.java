package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * A forecast beside what came.
 *
 * @param forecast what was expected
 * @param actual what came, finite
 */
public record ScoredForecast(Prediction forecast, double actual) implements Serializable {
  public ScoredForecast {
    requireNonNull(forecast, "forecast");
    require(Double.isFinite(actual), "actual must be finite, was %s", actual);
  }

  /** Returns how far the forecast was off. */
  public double absoluteError() {
    return Math.abs(actual - forecast.point());
  }

  /** Returns the error in percent of the actual value (APE), absent if that is 0. */
  public OptionalDouble percentageError() {
    return actual == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * absoluteError() / Math.abs(actual));
  }

  /**
   * Returns 100 less the error in percent: 100 for a perfect forecast, below 0 for one that is off
   * by more than the actual value. Absent if that is 0.
   */
  public OptionalDouble accuracy() {
    OptionalDouble error = percentageError();
    return error.isPresent() ? OptionalDouble.of(100 - error.getAsDouble()) : error;
  }
}
