package dev.fanfare.analytics;

import dev.fanfare.earning.RevenueSource;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.util.List;

/**
 * Where revenue comes from.
 *
 * @param days what each source brought on each day; the sources of a day add up to the day's net
 * @param total of all days, for each asset in which there was some, by asset code and scale
 */
public record RevenueBreakdown(
    Freshness freshness, DayRange range, List<DailyRevenue> days, List<RevenueFigures> total)
    implements Serializable {
  public RevenueBreakdown {
    days = List.copyOf(days);
    total = List.copyOf(total);
  }

  /** Returns what a source brought over all days in an asset. */
  public RevenueFigures of(RevenueSource source, Asset asset) {
    return RevenueFigures.in(RevenueFigures.sum(days, row -> row.source() == source), asset);
  }

  /** Returns what all sources brought over all days in an asset. */
  public RevenueFigures total(Asset asset) {
    return RevenueFigures.in(total, asset);
  }
}
