package dev.fanfare.analytics;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The platform over some days.
 *
 * @param days how many of the days were computed
 * @param totalUsers users known at the end
 * @param newUsers users who became known
 * @param activeUserDays active users of each day, added up: whoever was active on two days counts
 *     twice; {@link Analytics#activeUsers} counts people
 * @param userDays known users at the end of each day, added up
 * @param gifts gifts that cost something
 * @param freeGifts gifts that cost nothing
 * @param revenue of all sources, for each asset in which there was some
 * @param giftRevenue the part of it that is of gifts
 */
public record PlatformTotals(
    DayRange range,
    long days,
    long totalUsers,
    long newUsers,
    long activeUserDays,
    long userDays,
    long gifts,
    long freeGifts,
    List<RevenueFigures> revenue,
    List<RevenueFigures> giftRevenue)
    implements Serializable {
  public PlatformTotals {
    revenue = List.copyOf(revenue);
    giftRevenue = List.copyOf(giftRevenue);
  }

  /**
   * @param knownBefore users known before the range
   */
  static PlatformTotals of(DayRange range, Collection<DailyAnalytics> days, long knownBefore) {
    long total = knownBefore;
    long fresh = 0;
    long active = 0;
    long known = 0;
    long gifts = 0;
    long free = 0;
    for (DailyAnalytics day : days) {
      total = day.totalUsers();
      fresh += day.newUsers();
      active += day.activeUsers();
      known += day.totalUsers();
      gifts += day.gifts();
      free += day.freeGifts();
    }
    return new PlatformTotals(
        range,
        days.size(),
        total,
        fresh,
        active,
        known,
        gifts,
        free,
        sum(days, DailyAnalytics::revenue),
        sum(days, DailyAnalytics::giftRevenue));
  }

  private static List<RevenueFigures> sum(
      Collection<DailyAnalytics> days, Function<DailyAnalytics, List<RevenueFigures>> part) {
    TreeMap<Asset, RevenueFigures> sums = new TreeMap<>(Assets.ORDER);
    days.forEach(
        day ->
            part.apply(day)
                .forEach(figures -> sums.merge(figures.asset(), figures, RevenueFigures::plus)));
    return new ArrayList<>(sums.values());
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

  /** Returns active users on an average day, empty if no day was computed. */
  public Optional<Ratio> averageActiveUsers() {
    return Ratio.of(activeUserDays, days);
  }

  /** Returns active users for each user: a ratio of sums, empty without a user. */
  public Optional<Ratio> activeRate() {
    return Ratio.of(activeUserDays, userDays);
  }
}
