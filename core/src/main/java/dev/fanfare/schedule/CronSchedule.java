package dev.fanfare.schedule;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression of five fields: minute, hour, day of month, month, day of week (0 or 7 is
 * Sunday). Immutable. A field is {@code *}, a number, a range, either of the first and the last
 * with a step, or a list; months and weekdays may be named by their first three letters. The
 * meaning is that of crontab(5):
 *
 * <ul>
 *   <li>If both the day of month and the day of week are restricted, a day needs to match only one
 *       of them: {@code 0 0 13 * 5} is every 13th and every Friday. A field that begins with {@code
 *       *} does not restrict; then a day has to match both, so <code>0 0 1-7 * &#42;/7</code> is
 *       the first Sunday of a month.
 *   <li>When clocks go forward, runs in the hour that is left out happen once, at the instant of
 *       the change. When clocks go back, runs in the hour that is repeated happen the first time
 *       only.
 *   <li>A schedule for all 24 hours knows no such hour: it follows the time that really passes, so
 *       an hourly job runs every hour on these days too.
 * </ul>
 */
public final class CronSchedule implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long EVERY_HOUR = (1L << 24) - 1;

  private final String expression;
  private final long minutes;
  private final long hours;
  private final long days;
  private final long months;
  private final long weekdays;
  private final boolean eitherDay;

  private CronSchedule(String expression) {
    this.expression = expression;
    String[] fields = expression.split(" ");
    require(
        fields.length == CronField.values().length,
        "cron expression must have 5 fields, was '%s'",
        expression);
    this.minutes = CronField.MINUTE.parse(fields[0]);
    this.hours = CronField.HOUR.parse(fields[1]);
    this.days = CronField.DAY_OF_MONTH.parse(fields[2]);
    this.months = CronField.MONTH.parse(fields[3]);
    this.weekdays = CronField.DAY_OF_WEEK.parse(fields[4]);
    this.eitherDay = !fields[2].startsWith("*") && !fields[4].startsWith("*");
    require(eitherDay || hasADay(), "cron expression '%s' names no day that exists", expression);
  }

  /**
   * Reads an expression.
   *
   * @param expression five fields separated by spaces, at most 200 characters
   * @throws IllegalArgumentException if it cannot be read, names a number out of range, or would
   *     never run
   */
  public static CronSchedule parse(String expression) {
    return new CronSchedule(
        requireText("cron expression", expression, 200).strip().replaceAll(" +", " "));
  }

  /**
   * Returns whether some month has one of the days; which weekday that is changes over the years.
   */
  private boolean hasADay() {
    int firstDay = Long.numberOfTrailingZeros(days);
    for (Month month : Month.values()) {
      if (CronField.contains(months, month.getValue()) && firstDay <= month.maxLength()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns the first run after an instant.
   *
   * @param zone whose wall clock the expression means
   */
  public Instant next(Instant after, ZoneId zone) {
    ZoneRules rules = zone.getRules();
    boolean everyHour = hours == EVERY_HOUR;
    ZoneOffset offset = rules.getOffset(after);
    LocalDateTime local = LocalDateTime.ofInstant(after, offset);
    LocalDateTime from = local.plusNanos(1);
    ZoneOffsetTransition around = rules.getTransition(local);
    if (!everyHour && around != null && offset.equals(around.getOffsetAfter())) {
      // In a repeated hour for the second time: its runs have been.
      from = around.getDateTimeBefore();
    }
    Instant since = after;
    while (true) {
      LocalDateTime run = atOrAfter(from);
      ZoneOffsetTransition change = rules.nextTransition(since);
      if (change == null || run.isBefore(change.getDateTimeBefore())) {
        return run.toInstant(offset);
      }
      if (!everyHour && change.isGap() && run.isBefore(change.getDateTimeAfter())) {
        // It would fall into an hour that is left out.
        return change.getInstant();
      }
      from =
          !everyHour && change.isOverlap() ? change.getDateTimeBefore() : change.getDateTimeAfter();
      offset = change.getOffsetAfter();
      since = change.getInstant();
    }
  }

  /**
   * Returns the runs in {@code [from, to)}, oldest first.
   *
   * @param zone whose wall clock the expression means
   * @throws IllegalArgumentException if {@code from} is after {@code to}
   */
  public List<Instant> due(Instant from, Instant to, ZoneId zone) {
    requireNonNull(zone, "zone");
    require(!from.isAfter(to), "from %s must not be after to %s", from, to);
    List<Instant> runs = new ArrayList<>();
    Instant run = next(from.minusNanos(1), zone);
    while (run.isBefore(to)) {
      runs.add(run);
      run = next(run, zone);
    }
    return runs;
  }

  /** Returns the first time on the wall clock, at or after one, that the expression names. */
  private LocalDateTime atOrAfter(LocalDateTime from) {
    LocalDateTime start = from.truncatedTo(ChronoUnit.MINUTES);
    if (start.isBefore(from)) {
      start = start.plusMinutes(1);
    }
    LocalDate date = start.toLocalDate();
    int time = start.getHour() * 60 + start.getMinute();
    while (true) {
      if (!CronField.contains(months, date.getMonthValue())) {
        date = date.withDayOfMonth(1).plusMonths(1);
        time = 0;
      } else {
        int run = runsOn(date) ? timeAtOrAfter(time) : -1;
        if (run >= 0) {
          return date.atTime(run / 60, run % 60);
        }
        date = date.plusDays(1);
        time = 0;
      }
    }
  }

  private boolean runsOn(LocalDate date) {
    boolean day = CronField.contains(days, date.getDayOfMonth());
    boolean weekday = CronField.contains(weekdays, date.getDayOfWeek().getValue() % 7);
    return eitherDay ? day || weekday : day && weekday;
  }

  /** Returns a time of the day in minutes, -1 if the day has none left. */
  private int timeAtOrAfter(int from) {
    for (int hour = from / 60; hour < 24; hour++) {
      if (CronField.contains(hours, hour)) {
        int first = hour == from / 60 ? from % 60 : 0;
        long left = minutes >>> first;
        if (left != 0) {
          return hour * 60 + first + Long.numberOfTrailingZeros(left);
        }
      }
    }
    return -1;
  }

  /** Two schedules are equal if they are written alike, but for repeated spaces. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CronSchedule that && expression.equals(that.expression);
  }

  @Override
  public int hashCode() {
    return expression.hashCode();
  }

  /** Returns the expression. */
  @Override
  public String toString() {
    return expression;
  }
}
