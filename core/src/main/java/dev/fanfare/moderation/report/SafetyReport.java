package dev.fanfare.moderation.report;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;

/**
 * The safety report of a day. Immutable; instants are kept to the microsecond.
 *
 * @param day which day
 * @param from the day's first instant, as the clocks of the zone were known to go
 * @param to the first instant of the next day
 * @param revision counts how often the report was made with another result, from 1
 * @param madeAt when this revision was made, at {@code to} or later
 * @param figures the numbers
 */
public record SafetyReport(
    SafetyDay day, Instant from, Instant to, int revision, Instant madeAt, SafetyFigures figures)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public SafetyReport {
    requireNonNull(day, "day");
    requireNonNull(figures, "figures");
    from = Instants.floor(requireNonNull(from, "from"));
    to = Instants.floor(requireNonNull(to, "to"));
    madeAt = Instants.floor(requireNonNull(madeAt, "madeAt"));
    require(!to.isBefore(from), "to %s must not be before from %s", to, from);
    require(!madeAt.isBefore(to), "madeAt %s must not be before to %s", madeAt, to);
    requireRange("revision", revision, 1, Integer.MAX_VALUE);
  }

  /** Returns whether two reports say the same, whenever they were made. */
  public boolean saysTheSame(SafetyReport other) {
    return day.equals(other.day)
        && from.equals(other.from)
        && to.equals(other.to)
        && figures.equals(other.figures);
  }
}
