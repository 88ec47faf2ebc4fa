package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * How much something was used on one day. What was not counted on a day is not known of it; that it
 * was not used is a count of 0.
 *
 * @param key what
 * @param title how it is written, 1 to {@link TrendKey#MAX_NAME} characters, for people to read
 * @param day on which day, from 1970 to 9999, by the host's calendar: the whole of it
 * @param uses in how many videos, 0 to {@link #MAX}
 * @param creators by how many creators, 0 to {@code uses}
 */
public record TrendCount(TrendKey key, String title, LocalDate day, long uses, long creators)
    implements Serializable {
  /** The most uses that can be counted on a day: 10<sup>12</sup>. */
  public static final long MAX = 1_000_000_000_000L;

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public TrendCount {
    requireNonNull(key, "key");
    requireText("title", title, TrendKey.MAX_NAME);
    requireRange("day", day.toEpochDay(), 0, LAST.toEpochDay());
    requireRange("uses", uses, 0, MAX);
    requireRange("creators", creators, 0, uses);
  }

  /**
   * Returns a count; the title is the name in one line, without characters that nobody sees.
   *
   * @param name however it is spelt
   * @throws IllegalArgumentException if a value is out of range
   */
  public static TrendCount of(
      TrendKind kind, String category, String name, LocalDate day, long uses, long creators) {
    return new TrendCount(
        TrendKey.of(kind, category, name), TrendText.oneLine(name), day, uses, creators);
  }

  /**
   * Returns both counts as one: another spelling of the name on the same day. Creators who used
   * both are not known, so it has the larger number of them.
   */
  TrendCount and(TrendCount other) {
    return new TrendCount(
        key,
        uses >= other.uses ? title : other.title,
        day,
        Math.min(MAX, uses + other.uses),
        Math.max(creators, other.creators));
  }
}
