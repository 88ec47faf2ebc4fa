package dev.fanfare.moderation.report;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day in a zone.
 *
 * @param date which day
 * @param zone whose days; UTC by any of its names is the same
 */
public record SafetyDay(LocalDate date, ZoneId zone) implements Serializable {
  /** Checks that nothing is missing. */
  public SafetyDay {
    requireNonNull(date, "date");
    zone = requireNonNull(zone, "zone").normalized();
  }

  /** Returns the last day that is over at an instant. */
  public static SafetyDay before(Instant now, ZoneId zone) {
    return new SafetyDay(now.atZone(zone).toLocalDate().minusDays(1), zone);
  }

  /** Returns its first instant. */
  public Instant from() {
    return date.atStartOfDay(zone).toInstant();
  }

  /**
   * Returns the first instant of the next day, which is no longer part of it. A date that a zone
   * left out, such as 30 December 2011 in Samoa, is over as it begins.
   */
  public Instant to() {
    return date.plusDays(1).atStartOfDay(zone).toInstant();
  }

  /** Returns whether an instant is part of it. */
  public boolean contains(Instant at) {
    return !at.isBefore(from()) && at.isBefore(to());
  }

  /** Returns how long it is. */
  public Duration length() {
    return Duration.between(from(), to());
  }

  @Override
  public String toString() {
    return date + " in " + zone;
  }
}
