package dev.fanfare.trend;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day on which a trend is expected to be used most.
 *
 * @param day the day
 * @param earliest where its interval begins, null if there is none: a model gives a day alone
 * @param latest where its interval ends, null if there is none
 */
public record TrendPeak(LocalDate day, @Nullable LocalDate earliest, @Nullable LocalDate latest)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the day is not within its interval
   */
  public TrendPeak {
    requireNonNull(day, "day");
    require((earliest == null) == (latest == null), "an interval has two ends");
    require(
        earliest == null || latest == null || !earliest.isAfter(day) && !day.isAfter(latest),
        "day %s must be within its interval %s to %s",
        day,
        earliest,
        latest);
  }

  /** Returns a peak without an interval. */
  public static TrendPeak on(LocalDate day) {
    return new TrendPeak(day, null, null);
  }
}
