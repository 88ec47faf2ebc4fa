package dev.fanfare.analytics;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A creator over some days.
 *
 * @param days how many of the days were computed
 * @param gained what the creator's videos gained
 * @param gifts gifts received that cost something
 * @param giftRevenue the creator's part of gifts less what refunds of gifts clawed back, for each
 *     asset in which there was some, by asset code and scale
 * @param followers the last count known by the end, null if there is none
 * @param followersGained over all counts on the days, null if there was none that gained or lost
 */
public record CreatorTotals(
    DayRange range,
    long days,
    VideoCounts gained,
    long gifts,
    List<Money> giftRevenue,
    @Nullable Long followers,
    @Nullable Long followersGained)
    implements Serializable {
  public CreatorTotals {
    giftRevenue = List.copyOf(giftRevenue);
  }

  static CreatorTotals of(
      DayRange range, Collection<CreatorMetrics> days, @Nullable Long followersBefore) {
    VideoCounts gained = VideoCounts.NONE;
    long gifts = 0;
    TreeMap<Asset, Money> revenue = new TreeMap<>(Assets.ORDER);
    @Nullable Long followers = followersBefore;
    @Nullable Long followersGained = null;
    for (CreatorMetrics day : days) {
      gained = gained.plus(day.gained());
      gifts += day.gifts();
      day.giftRevenue().forEach(part -> revenue.merge(part.asset(), part, Money::plus));
      followers = day.followers() == null ? followers : day.followers();
      if (day.followersGained() != null) {
        followersGained = (followersGained == null ? 0 : followersGained) + day.followersGained();
      }
    }
    return new CreatorTotals(
        range,
        days.size(),
        gained,
        gifts,
        List.copyOf(revenue.values()),
        followers,
        followersGained);
  }

  static Money in(List<Money> amounts, Asset asset) {
    return amounts.stream()
        .filter(amount -> amount.asset().equals(asset))
        .findFirst()
        .orElse(Money.zero(asset));
  }

  /** Returns the creator's part of gifts in an asset. */
  public Money giftRevenue(Asset asset) {
    return in(giftRevenue, asset);
  }

  /** Returns likes, comments and shares for each view: a ratio of sums, empty without a view. */
  public Optional<Ratio> engagementRate() {
    return gained.engagementRate();
  }
}
