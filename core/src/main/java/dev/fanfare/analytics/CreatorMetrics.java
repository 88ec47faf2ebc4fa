package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A creator on a day.
 *
 * @param gained what the creator's videos gained
 * @param gifts gifts received that cost something
 * @param giftRevenue the creator's part of gifts less what refunds of gifts clawed back, for each
 *     asset in which there was some, by asset code and scale
 * @param followers the last count known by the end of the day, null if there is none
 * @param followersGained since the count before, null if they were not counted on the day or never
 *     before
 */
public record CreatorMetrics(
    LocalDate day,
    CreatorId creator,
    VideoCounts gained,
    long gifts,
    List<Money> giftRevenue,
    @Nullable Long followers,
    @Nullable Long followersGained)
    implements Serializable {
  public CreatorMetrics {
    giftRevenue = List.copyOf(giftRevenue);
  }

  /**
   * @param row null if the day brought nothing that makes one
   * @param followers the last count known by the end of the day
   */
  static CreatorMetrics of(
      LocalDate day,
      CreatorId creator,
      @Nullable CreatorDay row,
      List<Money> giftRevenue,
      @Nullable Long followers) {
    return new CreatorMetrics(
        day,
        creator,
        row == null ? VideoCounts.NONE : row.gained(),
        row == null ? 0 : row.gifts(),
        giftRevenue,
        followers,
        row == null ? null : row.followersGained());
  }

  /** Returns the creator's part of gifts in an asset. */
  public Money giftRevenue(Asset asset) {
    return CreatorTotals.in(giftRevenue, asset);
  }

  /** Returns likes, comments and shares for each view, empty without a view. */
  public Optional<Ratio> engagementRate() {
    return gained.engagementRate();
  }
}
