package dev.fanfare.persistence.analytics;

import java.time.LocalDate;

/** Days as databases can write them. */
final class Days {
  /** Facts happen between the years -4000 and 200000, wherever the clock. */
  private static final LocalDate FIRST = LocalDate.of(-4001, 1, 1);

  private static final LocalDate LAST = LocalDate.of(200001, 1, 1);

  private Days() {}

  /** Returns an end of some days, no further away than there is any. */
  static LocalDate bound(LocalDate day) {
    if (day.isBefore(FIRST)) {
      return FIRST;
    }
    return day.isAfter(LAST) ? LAST : day;
  }
}
