package dev.fanfare.moderation;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * How long a decision can be appealed: calendar months from the day the creator was informed (DSA
 * Art. 20(1)), at a month's end clamped to it (31 August and 6 months: 28 or 29 February).
 *
 * @param informedOn the day the creator was informed
 * @param lastDay the last day on which an appeal is accepted, all of it
 * @param zone whose days these are
 */
public record AppealWindow(LocalDate informedOn, LocalDate lastDay, ZoneId zone)
    implements Serializable {
  /** How long an appeal must be possible at least. */
  public static final int MIN_MONTHS = 6;

  /**
   * @throws IllegalArgumentException if the last day is less than six months later
   */
  public AppealWindow {
    requireNonNull(zone, "zone");
    require(
        !lastDay.isBefore(informedOn.plusMonths(MIN_MONTHS)),
        "lastDay must be %d months after %s or later, was %s",
        MIN_MONTHS,
        informedOn,
        lastDay);
  }

  /**
   * Returns the window that opens when a creator is informed.
   *
   * @param months {@link #MIN_MONTHS} to 120
   */
  public static AppealWindow from(Instant informedAt, ZoneId zone, int months) {
    requireRange("months", months, MIN_MONTHS, 120);
    LocalDate day = LocalDate.ofInstant(informedAt, zone);
    return new AppealWindow(day, day.plusMonths(months), zone);
  }

  /** Returns the first instant at which no appeal is accepted any more: the end of the last day. */
  public Instant deadline() {
    return Instants.floor(lastDay.plusDays(1).atStartOfDay(zone).toInstant());
  }

  /** Returns whether an appeal at an instant is in time. */
  public boolean accepts(Instant instant) {
    return instant.isBefore(deadline());
  }
}
