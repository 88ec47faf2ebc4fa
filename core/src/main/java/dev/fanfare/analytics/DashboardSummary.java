package dev.fanfare.analytics;

import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The platform over a period beside the adjacent period of the same length before it.
 *
 * @param freshness of both periods
 * @param days every computed day of the current period
 */
public record DashboardSummary(
    Freshness freshness, PlatformTotals current, PlatformTotals previous, List<DailyAnalytics> days)
    implements Serializable {
  public DashboardSummary {
    days = List.copyOf(days);
  }

  /** Returns users known at the end of the periods. */
  public Change totalUsers() {
    return change(PlatformTotals::totalUsers);
  }

  /** Returns users who became known. */
  public Change newUsers() {
    return change(PlatformTotals::newUsers);
  }

  /** Returns active users of each day, added up. */
  public Change activeUserDays() {
    return change(PlatformTotals::activeUserDays);
  }

  /** Returns gifts that cost something. */
  public Change gifts() {
    return change(PlatformTotals::gifts);
  }

  /** Returns what was paid in an asset, in minor units. */
  public Change gross(Asset asset) {
    return change(totals -> totals.revenue(asset).gross().minor());
  }

  /** Returns what went back in an asset, in minor units. */
  public Change refunded(Asset asset) {
    return change(totals -> totals.revenue(asset).refunded().minor());
  }

  /** Returns what was paid less what went back in an asset, in minor units. */
  public Change net(Asset asset) {
    return change(totals -> totals.revenue(asset).net().minor());
  }

  /** Returns the creators' part of the net in an asset, in minor units. */
  public Change creatorEarnings(Asset asset) {
    return change(totals -> totals.revenue(asset).creatorEarnings().minor());
  }

  /** Returns the platform's part of the net in an asset, in minor units. */
  public Change platformEarnings(Asset asset) {
    return change(totals -> totals.revenue(asset).platformEarnings().minor());
  }

  /** Returns active users for each user. */
  public RateChange activeRate() {
    return RateChange.of(current.activeRate(), previous.activeRate());
  }

  private Change change(ToLongFunction<PlatformTotals> figure) {
    return new Change(figure.applyAsLong(current), figure.applyAsLong(previous));
  }
}
