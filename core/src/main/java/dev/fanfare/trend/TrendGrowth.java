package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;

import java.io.Serializable;

/**
 * How something was growing, from counts.
 *
 * @param momentum the relative growth a day: 0.10 is 10 % more each day, -0.5 half as much; -1 to
 *     10<sup>6</sup>
 * @param error its standard error, 0 to 10<sup>6</sup>
 * @param popularity how much it was used in the last seven days beside what of its kind was used
 *     most, on a logarithmic scale from 0 to 100
 */
public record TrendGrowth(double momentum, double error, int popularity) implements Serializable {
  static final double MOST = 1e6;

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public TrendGrowth {
    require(momentum >= -1 && momentum <= MOST, "momentum must be -1 to 1e6, was %s", momentum);
    require(error >= 0 && error <= MOST, "error must be 0 to 1e6, was %s", error);
    requireRange("popularity", popularity, 0, 100);
  }
}
