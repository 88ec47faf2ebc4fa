package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.requireRange;

import java.io.Serializable;

/**
 * How much unused allowance lives on when a period ends. It concerns the allowance only: what was
 * bought or given keeps its own expiry.
 *
 * @param limit the most that is carried into one period, credits of earlier periods included; 0 or
 *     more
 */
public record Rollover(long limit) implements Serializable {
  private static final Rollover NONE = new Rollover(0);
  private static final Rollover ALL = new Rollover(Long.MAX_VALUE);

  /**
   * @throws IllegalArgumentException if {@code limit} is negative
   */
  public Rollover {
    requireRange("rollover limit", limit, 0, Long.MAX_VALUE);
  }

  /** Nothing is carried over. */
  public static Rollover none() {
    return NONE;
  }

  /** Everything is carried over. */
  public static Rollover all() {
    return ALL;
  }

  /** At most {@code limit} credits are carried over. */
  public static Rollover capped(long limit) {
    return new Rollover(limit);
  }

  /** Returns whether anything can be carried over. */
  boolean carries() {
    return limit > 0;
  }

  /** Returns how much of the unused credits is carried over. */
  long carried(long unused) {
    return Math.min(limit, unused);
  }
}
