package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;

/**
 * A calendar day and the time it takes in some zone: mostly 24 hours, 23 or 25 when clocks change,
 * nothing at all for a day that a zone skipped.
 *
 * @param date which day
 * @param from its first instant
 * @param to the first instant after it
 */
public record LocalDay(LocalDate date, Instant from, Instant to) implements Serializable {
  private static final Duration HOUR = Duration.ofHours(1);

  public LocalDay {
    requireNonNull(date, "date");
    require(!to.isBefore(from), "to must be %s or later, was %s", from, to);
  }

  /** Returns a day in a zone. */
  public static LocalDay of(LocalDate date, ZoneId zone) {
    return new LocalDay(
        date, date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /**
   * Returns the date of the day that an instant is in. Where clocks were put back over midnight,
   * the last minutes of the evening come again and are the next day's: a day that has begun does
   * not end twice.
   */
  static LocalDate dateOf(Instant at, ZoneId zone) {
    LocalDate date = LocalDate.ofInstant(at, zone);
    LocalDate next = date.plusDays(1);
    return next.atStartOfDay(zone).toInstant().isAfter(at) ? date : next;
  }

  /** Returns the dates in a zone that an hour has a part of. */
  static Set<LocalDate> datesIn(Instant hour, ZoneId zone) {
    Set<LocalDate> dates = new TreeSet<>();
    dates.add(dateOf(hour, zone));
    dates.add(dateOf(hour.plus(HOUR).minusNanos(1), zone));
    return dates;
  }

  /** Returns whether an instant is in the day. */
  public boolean contains(Instant at) {
    return !at.isBefore(from) && at.isBefore(to);
  }

  /**
   * Returns the start of the hour that an instant of this day is in. Hours are counted from the
   * start of the day, so that each belongs to one day in every zone; where the zone is whole hours
   * from UTC they are the hours of UTC.
   */
  public Instant hourOf(Instant at) {
    return from.plusSeconds(Math.floorDiv(Duration.between(from, at).getSeconds(), 3600) * 3600);
  }
}
