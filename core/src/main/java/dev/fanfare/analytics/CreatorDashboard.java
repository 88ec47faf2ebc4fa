package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A creator over a period beside the adjacent period of the same length before it.
 *
 * @param freshness of both periods
 * @param days every computed day of the current period
 */
public record CreatorDashboard(
    Freshness freshness,
    CreatorId creator,
    CreatorTotals current,
    CreatorTotals previous,
    List<CreatorMetrics> days)
    implements Serializable {
  public CreatorDashboard {
    days = List.copyOf(days);
  }

  /** Returns the last computed day, empty if none was. */
  public Optional<CreatorMetrics> latest() {
    return days.isEmpty() ? Optional.empty() : Optional.of(days.get(days.size() - 1));
  }

  /** Returns views gained. */
  public Change views() {
    return change(totals -> totals.gained().views());
  }

  /** Returns likes, comments and shares gained. */
  public Change interactions() {
    return change(totals -> totals.gained().interactions());
  }

  /** Returns gifts received that cost something. */
  public Change gifts() {
    return change(CreatorTotals::gifts);
  }

  /** Returns the creator's part of gifts in an asset, in minor units. */
  public Change giftRevenue(Asset asset) {
    return change(totals -> totals.giftRevenue(asset).minor());
  }

  /** Returns followers at the end of the periods, empty if one of them is not known. */
  public Optional<Change> followers() {
    @Nullable Long now = current.followers();
    @Nullable Long then = previous.followers();
    return now == null || then == null ? Optional.empty() : Optional.of(new Change(now, then));
  }

  /** Returns likes, comments and shares for each view. */
  public RateChange engagementRate() {
    return RateChange.of(current.engagementRate(), previous.engagementRate());
  }

  private Change change(ToLongFunction<CreatorTotals> figure) {
    return new Change(figure.applyAsLong(current), figure.applyAsLong(previous));
  }
}
