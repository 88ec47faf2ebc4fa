package dev.fanfare.forecast;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The length of the periods that a series is counted in. */
public enum TimeStep {
  HOUR(ChronoUnit.HOURS, 1, List.of(24, 168)),
  DAY(ChronoUnit.DAYS, 1, List.of(7)),
  WEEK(ChronoUnit.WEEKS, 1, List.of(52)),
  MONTH(ChronoUnit.MONTHS, 1, List.of(12)),
  QUARTER(ChronoUnit.MONTHS, 3, List.of(4)),
  YEAR(ChronoUnit.YEARS, 1, List.of());

  private final ChronoUnit unit;
  private final int units;
  private final List<Integer> seasonLengths;

  TimeStep(ChronoUnit unit, int units, List<Integer> seasonLengths) {
    this.unit = unit;
    this.units = units;
    this.seasonLengths = seasonLengths;
  }

  /**
   * Returns after how many periods such series usually repeat themselves: a day and a week of
   * hours, a week of days, a year of weeks, months or quarters, nothing for years.
   */
  public List<Integer> seasonLengths() {
    return seasonLengths;
  }

  /** Returns the start of the period that begins some periods after another. */
  public LocalDateTime plus(LocalDateTime start, long periods) {
    return start.plus(periods * units, unit);
  }
}
