package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;

/**
 * A range, both ends included.
 *
 * @param lower finite
 * @param upper finite, not below {@code lower}
 */
public record Interval(double lower, double upper) implements Serializable {
  public Interval {
    require(
        Double.isFinite(lower) && Double.isFinite(upper) && lower <= upper,
        "an interval must be finite and in order, was %s to %s",
        lower,
        upper);
  }

  /** Returns whether a value lies within. */
  public boolean contains(double value) {
    return lower <= value && value <= upper;
  }

  /** Returns the distance of the ends. */
  public double width() {
    return upper - lower;
  }
}
