package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How much a model counts in a forecast.
 *
 * @param weight 0 to 1; those of a forecast sum to 1
 * @param meanAbsoluteError its error in the back-test, newer origins counting more, in the unit of
 *     the series; null without a back-test
 */
public record ModelWeight(ForecastMethod method, double weight, @Nullable Double meanAbsoluteError)
    implements Serializable {
  public ModelWeight {
    requireNonNull(method, "method");
    require(0 <= weight && weight <= 1, "weight must be 0 to 1, was %s", weight);
  }
}
