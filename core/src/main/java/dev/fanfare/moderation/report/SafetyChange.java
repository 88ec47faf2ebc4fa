package dev.fanfare.moderation.report;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A number that is another one since a report was made again.
 *
 * @param figure which number
 * @param before what it was, 0 or more
 * @param after what it is, 0 or more, never the same
 */
public record SafetyChange(SafetyFigure figure, long before, long after) implements Serializable {
  /**
   * @throws IllegalArgumentException if a number is out of range or nothing changed
   */
  public SafetyChange {
    requireNonNull(figure, "figure");
    requireRange("before", before, 0, Long.MAX_VALUE);
    requireRange("after", after, 0, Long.MAX_VALUE);
    require(before != after, "%s is %d as before", figure, after);
  }

  @Override
  public String toString() {
    return figure + ": " + before + " -> " + after;
  }
}
