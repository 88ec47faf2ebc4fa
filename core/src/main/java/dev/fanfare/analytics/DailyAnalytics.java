package dev.fanfare.analytics;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The platform on a day.
 *
 * @param totalUsers users known at the end of the day
 * @param activeUsers users who were active, each counted once
 * @param newUsers users who are known from this day on
 * @param gifts gifts that cost something
 * @param freeGifts gifts that cost nothing
 * @param topSpark the spark of which most gifts that cost something were sent, null if there were
 *     none
 * @param revenue of all sources, for each asset in which there was some, by asset code and scale
 * @param giftRevenue the part of it that is of gifts
 */
public record DailyAnalytics(
    LocalDate day,
    Bucket.Status status,
    long totalUsers,
    long activeUsers,
    long newUsers,
    long gifts,
    long freeGifts,
    @Nullable String topSpark,
    List<RevenueFigures> revenue,
    List<RevenueFigures> giftRevenue)
    implements Serializable {
  public DailyAnalytics {
    revenue = List.copyOf(revenue);
    giftRevenue = List.copyOf(giftRevenue);
  }

  /** Returns the revenue in an asset, of all sources. */
  public RevenueFigures revenue(Asset asset) {
    return RevenueFigures.in(revenue, asset);
  }

  /** Returns what gifts brought in an asset. */
  public RevenueFigures giftRevenue(Asset asset) {
    return RevenueFigures.in(giftRevenue, asset);
  }

  /** Returns what was paid for each gift in an asset, half to even; empty if there was none. */
  public Optional<Money> averageGiftValue(Asset asset) {
    return giftRevenue(asset).averageSale();
  }

  /** Returns active users for each user, empty without a user. */
  public Optional<Ratio> activeRate() {
    return Ratio.of(activeUsers, totalUsers);
  }

  /** Returns {@link #activeRate}, as some call it. */
  public Optional<Ratio> engagementRate() {
    return activeRate();
  }
}
