package dev.fanfare.cli.sample;

import java.time.LocalDate;

/**
 * How large a sample is.
 *
 * @param seed another seed gives another platform of the same kind
 * @param creators 1 to 100 000
 * @param days 1 to 3 650, ending on {@link #LAST_DAY}
 */
public record SampleSpec(long seed, int creators, int days) {
  /** The last day of every sample, whatever day it is now. */
  public static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);

  public static final int MAX_CREATORS = 100_000;
  public static final int MAX_DAYS = 3_650;

  /** A year of 200 creators and some 60 000 gifts. */
  public static final SampleSpec DEFAULT = new SampleSpec(1, 200, 365);

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public SampleSpec {
    requireRange("creators", creators, MAX_CREATORS);
    requireRange("days", days, MAX_DAYS);
  }

  private static void requireRange(String name, int value, int max) {
    if (value < 1 || value > max) {
      throw new IllegalArgumentException("%s must be 1 to %d, was %d".formatted(name, max, value));
    }
  }

  LocalDate firstDay() {
    return LAST_DAY.minusDays(days - 1L);
  }
}
