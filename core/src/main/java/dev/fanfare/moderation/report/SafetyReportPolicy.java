package dev.fanfare.moderation.report;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Of which days reports are made. Immutable.
 *
 * @param zone whose days; UTC by any of its names is the same
 * @param followUpDays of how many of the last days a schedule makes the reports again, because
 *     flags are settled and facts are booked later: 0 to 92
 */
public record SafetyReportPolicy(ZoneId zone, int followUpDays) implements Serializable {
  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public SafetyReportPolicy {
    zone = requireNonNull(zone, "zone").normalized();
    requireRange("followUpDays", followUpDays, 0, 92);
  }

  /** Returns the defaults: days of UTC, those of the last 7 made again. */
  public static SafetyReportPolicy standard() {
    return of(ZoneOffset.UTC);
  }

  /** Returns the defaults for the days of a zone. */
  public static SafetyReportPolicy of(ZoneId zone) {
    return new SafetyReportPolicy(zone, 7);
  }
}
