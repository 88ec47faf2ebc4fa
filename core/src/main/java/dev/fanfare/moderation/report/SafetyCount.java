package dev.fanfare.moderation.report;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A number of a report.
 *
 * @param figure what it counts
 * @param amount 1 or more; what is not there counts 0
 */
public record SafetyCount(SafetyFigure figure, long amount) implements Serializable {
  /**
   * @throws IllegalArgumentException if the amount is out of range
   */
  public SafetyCount {
    requireNonNull(figure, "figure");
    requireRange("amount", amount, 1, Long.MAX_VALUE);
  }

  @Override
  public String toString() {
    return figure + ": " + amount;
  }
}
