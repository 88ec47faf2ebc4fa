package dev.fanfare.analytics;

import java.io.Serializable;
import java.util.List;

/**
 * The platform by day.
 *
 * @param days every computed day, in order
 */
public record DailyReport(Freshness freshness, DayRange range, List<DailyAnalytics> days)
    implements Serializable {
  public DailyReport {
    days = List.copyOf(days);
  }
}
