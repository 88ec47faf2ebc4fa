package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import java.io.Serializable;

/**
 * What some days brought a creator.
 *
 * @param gained by the creator's videos
 * @param gifts gifts received that cost something
 * @param followersGained 0 where they were not counted twice
 * @param giftRevenue the creator's part of gifts less what refunds clawed back, in the asset that
 *     was asked for
 */
public record CreatorRank(
    CreatorId creator, VideoCounts gained, long gifts, long followersGained, Money giftRevenue)
    implements Serializable {
  /** Returns the figure that a ranking looks at. */
  public long by(Ranking ranking) {
    return switch (ranking) {
      case GIFT_REVENUE -> giftRevenue.minor();
      case GIFTS -> gifts;
      case VIEWS -> gained.views();
      case INTERACTIONS -> gained.interactions();
      case FOLLOWERS_GAINED -> followersGained;
    };
  }
}
