package dev.fanfare.ai;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** How long a budget lasts. */
public enum BudgetPeriod {
  /** A day of a calendar. */
  DAY,
  /** A month of a calendar. */
  MONTH;

  /** Returns the first day of the period that an instant lies in. */
  public LocalDate startOf(Instant at, ZoneId zone) {
    LocalDate day = at.atZone(zone).toLocalDate();
    return this == DAY ? day : day.withDayOfMonth(1);
  }

  /** Returns the first instant after the period that starts on a day. */
  public Instant endOf(LocalDate starts, ZoneId zone) {
    LocalDate next = this == DAY ? starts.plusDays(1) : starts.plusMonths(1);
    return next.atStartOfDay(zone).toInstant();
  }
}
