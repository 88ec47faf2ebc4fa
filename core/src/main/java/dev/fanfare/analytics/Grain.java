package dev.fanfare.analytics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** How long a bucket of figures is. */
public enum Grain {
  /** A calendar day. */
  DAY(ChronoUnit.DAYS, List.of(0, 1, 7, 14, 30, 60, 90)),
  /** An ISO week, Monday to Sunday. */
  WEEK(ChronoUnit.WEEKS, IntStream.rangeClosed(0, 12).boxed().toList()),
  /** A calendar month. */
  MONTH(ChronoUnit.MONTHS, IntStream.rangeClosed(0, 12).boxed().toList());

  private final ChronoUnit unit;
  private final List<Integer> offsets;

  Grain(ChronoUnit unit, List<Integer> offsets) {
    this.unit = unit;
    this.offsets = offsets;
  }

  /**
   * Returns after how many buckets retention is counted: 0, 1, 7, 14, 30, 60 and 90 days; 0 to 12
   * weeks or months.
   */
  public List<Integer> offsets() {
    return offsets;
  }

  /** Returns the first day of the bucket that a day is in. */
  public LocalDate startOf(LocalDate day) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /**
   * Returns the first day of the bucket some buckets later.
   *
   * @param start the first day of a bucket
   * @param buckets earlier if negative
   */
  public LocalDate plus(LocalDate start, long buckets) {
    return start.plus(buckets, unit);
  }

  /** Returns the bucket that begins on a day, as the days in it. */
  public DayRange bucket(LocalDate start) {
    return new DayRange(start, plus(start, 1));
  }
}
