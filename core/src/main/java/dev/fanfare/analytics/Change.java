package dev.fanfare.analytics;

import java.io.Serializable;
import java.util.Optional;

/**
 * A figure of a period and of the one before: a count, or minor units of one asset.
 *
 * @param current of the period
 * @param previous of the adjacent period of the same length before it
 */
public record Change(long current, long previous) implements Serializable {
  /**
   * Returns (current − previous) / previous; empty unless previous is above 0, for from nothing
   * there is no growth rate.
   */
  public Optional<Ratio> growth() {
    return previous > 0
        ? Ratio.of(Math.subtractExact(current, previous), previous)
        : Optional.empty();
  }
}
