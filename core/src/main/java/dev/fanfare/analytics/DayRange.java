package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Days in a row, half-open.
 *
 * @param from the first day
 * @param to the day after the last; {@code from} for no day at all
 */
public record DayRange(LocalDate from, LocalDate to) implements Serializable {
  /**
   * @throws IllegalArgumentException if {@code to} is before {@code from}
   */
  public DayRange {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    require(!to.isBefore(from), "to must be %s or later, was %s", from, to);
  }

  /** Returns one day. */
  public static DayRange day(LocalDate day) {
    return new DayRange(day, day.plusDays(1));
  }

  /**
   * Returns the days just before one.
   *
   * @param days how many, 1 to 36 600
   */
  public static DayRange before(LocalDate day, int days) {
    requireRange("days", days, 1, 36_600);
    return new DayRange(day.minusDays(days), day);
  }

  /** Returns how many days there are. */
  public long length() {
    return ChronoUnit.DAYS.between(from, to);
  }

  /** Returns whether a day is among them. */
  public boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(to);
  }

  /** Returns the adjacent days of the same number before these. */
  public DayRange previous() {
    return new DayRange(from.minusDays(length()), from);
  }

  /** Returns every day, first to last. */
  public List<LocalDate> days() {
    return from.datesUntil(to).toList();
  }

  @Override
  public String toString() {
    return "[" + from + ", " + to + ")";
  }
}
