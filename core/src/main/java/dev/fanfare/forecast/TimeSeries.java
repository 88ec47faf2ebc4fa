package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was counted in each of a row of periods, oldest first. Immutable.
 *
 * <p>A period of which nothing is known holds {@code null}: a gap, which is not the same as 0. NaN
 * and infinite numbers are refused.
 *
 * @param start when the first period begins, in the zone that the periods were cut in
 * @param step how long a period is
 * @param seasonLengths after how many periods the series may repeat itself, ascending, each 2 to
 *     {@link #MAX_SEASON}; none for a series without seasons
 * @param values one for each period, up to {@link #MAX_VALUES}; null for a gap, else within
 *     &plusmn; {@link #MAX_VALUE}; refunds may make a value negative
 */
public record TimeSeries(
    LocalDateTime start, TimeStep step, List<Integer> seasonLengths, List<@Nullable Double> values)
    implements Serializable {
  /** How many values a series may have. */
  public static final int MAX_VALUES = 1_000_000;

  /** The longest season. */
  public static final int MAX_SEASON = 10_000;

  /** The largest value. */
  public static final double MAX_VALUE = 1e100;

  /**
   * @throws IllegalArgumentException if a value is NaN, infinite or too large, naming its index, or
   *     if a season length is out of range or out of order
   */
  public TimeSeries {
    requireNonNull(start, "start");
    requireNonNull(step, "step");
    seasonLengths = List.copyOf(seasonLengths);
    int before = 1;
    for (int length : seasonLengths) {
      requireRange("season length", length, 2, MAX_SEASON);
      require(length > before, "season lengths must ascend, were %s", seasonLengths);
      before = length;
    }
    // Not List.copyOf, which refuses null.
    values = Collections.unmodifiableList(new ArrayList<@Nullable Double>(values));
    requireRange("number of values", values.size(), 0, MAX_VALUES);
    for (int i = 0; i < values.size(); i++) {
      Double value = values.get(i);
      require(
          value == null || Math.abs(value) <= MAX_VALUE,
          "value %d must be finite and within +-%s, was %s",
          i,
          MAX_VALUE,
          value);
    }
  }

  /**
   * Returns a series with the usual seasons of its step.
   *
   * @param start the first day of the first period
   * @param values null for a gap
   */
  public static TimeSeries of(LocalDate start, TimeStep step, List<@Nullable Double> values) {
    return new TimeSeries(start.atStartOfDay(), step, step.seasonLengths(), values);
  }

  /** Returns a series without gaps, with the usual seasons of its step. */
  public static TimeSeries of(LocalDate start, TimeStep step, double... values) {
    List<@Nullable Double> list = new ArrayList<>(values.length);
    for (double value : values) {
      list.add(value);
    }
    return of(start, step, list);
  }

  /** Returns a series of days without gaps, with a season of 7. */
  public static TimeSeries daily(LocalDate start, double... values) {
    return of(start, TimeStep.DAY, values);
  }

  /**
   * Returns the same values with other seasons.
   *
   * @param lengths ascending; none for a series without seasons
   */
  public TimeSeries withSeasonLengths(int... lengths) {
    List<Integer> list = new ArrayList<>(lengths.length);
    for (int length : lengths) {
      list.add(length);
    }
    return new TimeSeries(start, step, list, values);
  }

  /**
   * Returns the periods that are over at a time. What a period that still runs has counted so far
   * says nothing about the whole of it, and would look like a fall.
   */
  public TimeSeries endedBy(LocalDateTime time) {
    int ended = size();
    while (ended > 0 && startOf(ended).isAfter(time)) {
      ended--;
    }
    return ended == size()
        ? this
        : new TimeSeries(start, step, seasonLengths, values.subList(0, ended));
  }

  /** Returns when a period begins; the index may lie beyond the last value. */
  public LocalDateTime startOf(int index) {
    return step.plus(start, index);
  }

  /** Returns how many periods there are, gaps included. */
  public int size() {
    return values.size();
  }

  /** Returns how many periods have a value. */
  public int observed() {
    int count = 0;
    for (Double value : values) {
      count += value == null ? 0 : 1;
    }
    return count;
  }
}
