package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.requireRange;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How a case's priority begins and how it grows while the case waits: in steps, so that a storage
 * can keep it in a column and an index. Immutable.
 *
 * @param base the priority at the beginning, in micro-units, 0 to 10^15
 * @param gain what every step adds, in micro-units, 0 to 10^9
 * @param stepMicros how long a step takes, in microseconds, one second or more
 */
public record Urgency(long base, long gain, long stepMicros) implements Serializable {
  /** How many steps the time is divided into within which somebody has to look. */
  public static final int STEPS = 8;

  static final long SHORTEST_STEP = 1_000_000;

  private static final long MAX_BASE = 1_000_000_000_000_000L;
  private static final long MAX_GAIN = 1_000_000_000L;
  private static final long LONGEST_STEP = 366L * 86_400 * 1_000_000;

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public Urgency {
    requireRange("base", base, 0, MAX_BASE);
    requireRange("gain", gain, 0, MAX_GAIN);
    requireRange("stepMicros", stepMicros, SHORTEST_STEP, LONGEST_STEP);
  }

  /** Returns the priority in micro-units of a case that waits since an instant. */
  public long priority(Instant openedAt, Instant now) {
    return base + gain * steps(openedAt, now);
  }

  /** Returns the first instant after {@code now} at which the priority is another. */
  public Instant changesAt(Instant openedAt, Instant now) {
    return openedAt.plus(stepMicros * (steps(openedAt, now) + 1), ChronoUnit.MICROS);
  }

  private long steps(Instant openedAt, Instant now) {
    return Math.max(0, ChronoUnit.MICROS.between(openedAt, now) / stepMicros);
  }
}
