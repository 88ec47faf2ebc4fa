package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;

import dev.fanfare.moderation.Severity;
import java.io.Serializable;
import java.time.Duration;

/**
 * How urgent a case is: severity × confidence × reach, and more with every eighth of the time
 * within which somebody has to look. All of it in whole micro-units, so that every machine and
 * storage gets the same. Immutable.
 *
 * <p>Priority = {@code weight(severity) × confidence × (1 + log2(1 + reach) / 4)}, plus the boosts,
 * plus {@code aging} for every step of {@link Urgency}. The logarithm is the broken line through
 * whole powers of two.
 *
 * @param low weight of LOW severity and of none, 1 to 1000
 * @param medium weight of MEDIUM severity, {@code low} to 1000
 * @param high weight of HIGH severity, {@code medium} to 1000
 * @param critical weight of CRITICAL severity, {@code high} to 1000
 * @param aging what an eighth of the time adds, 0 to 1000: without it, what is mild is never looked
 *     at
 * @param appealBoost for an appeal, 0 to 1000
 * @param trustedBoost for the notice of a trusted flagger (DSA Art. 22), 0 to 1000
 */
public record ReviewWeights(
    int low, int medium, int high, int critical, int aging, int appealBoost, int trustedBoost)
    implements Serializable {
  /** The greatest reach that counts. */
  public static final long MAX_REACH = 1_000_000_000_000L;

  /** Confidence is counted in millionths. */
  public static final int CERTAIN = 1_000_000;

  private static final int MAX = 1_000;
  private static final long MICRO = 1_000_000L;

  /**
   * @throws IllegalArgumentException if a weight is out of range
   */
  public ReviewWeights {
    requireRange("low", low, 1, MAX);
    requireRange("medium", medium, low, MAX);
    requireRange("high", high, medium, MAX);
    requireRange("critical", critical, high, MAX);
    requireRange("aging", aging, 0, MAX);
    requireRange("appealBoost", appealBoost, 0, MAX);
    requireRange("trustedBoost", trustedBoost, 0, MAX);
  }

  /**
   * Returns the weights 1, 4, 16 and 64; 4 for an eighth of the time, so that at the end of its
   * time a case counts as much more as half a critical one; 8 for an appeal and for a trusted
   * flagger.
   */
  public static ReviewWeights standard() {
    return new ReviewWeights(1, 4, 16, 64, 4, 8, 8);
  }

  /** Returns the weight of a severity. */
  public int weight(Severity severity) {
    return switch (severity) {
      case NONE, LOW -> low;
      case MEDIUM -> medium;
      case HIGH -> high;
      case CRITICAL -> critical;
    };
  }

  /**
   * Returns the urgency of a case.
   *
   * @param confidence in millionths, 0 to {@link #CERTAIN}
   * @param reach how many people see it; above {@link #MAX_REACH} it counts as that
   * @param within how soon somebody has to look, as of when it was opened
   * @param boost whole units on top
   */
  public Urgency rate(Severity severity, int confidence, long reach, Duration within, int boost) {
    requireRange("confidence", confidence, 0, CERTAIN);
    require(reach >= 0, "reach must be 0 or more, was %d", reach);
    requireRange("boost", boost, 0, 2L * MAX);
    long factor = MICRO + log2(1 + Math.min(reach, MAX_REACH)) / 4;
    long step = Math.max(Urgency.SHORTEST_STEP, within.toNanos() / 1_000 / Urgency.STEPS);
    return new Urgency(
        weight(severity) * (long) confidence * factor / MICRO + boost * MICRO, aging * MICRO, step);
  }

  /** Returns the logarithm in millionths of a number of 1 to 2^41. */
  private static long log2(long number) {
    int whole = 63 - Long.numberOfLeadingZeros(number);
    return whole * MICRO + ((number - (1L << whole)) * MICRO >> whole);
  }
}
