package dev.fanfare.earning;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Rate;
import dev.fanfare.tier.TierService;
import java.time.Instant;
import java.util.Collection;

/** Which part of revenue is the creator's. */
@FunctionalInterface
public interface RevenueShares {
  /** The share of a creator for whom nothing else is said: 55 %, which leaves the platform 45 %. */
  Rate STANDARD = Rate.percent(55);

  /** Returns the creator's share in force at an instant. */
  Rate shareOf(CreatorId creator, Instant at);

  /**
   * Returns these shares as they are now for some creators, to be asked for many sales at once.
   * Booking calls it once for each batch, before it locks anything of the creators, and asks the
   * result only. Shares that are looked up somewhere are looked up here, in a few calls for all; a
   * simple rule need not override it.
   *
   * @param creators who will be asked about
   * @param since the earliest instant that will be asked about
   */
  default RevenueShares prepared(Collection<CreatorId> creators, Instant since) {
    return this;
  }

  /**
   * The same for everybody, always.
   *
   * @param share the creator's part
   */
  record Fixed(Rate share) implements RevenueShares {
    public Fixed {
      requireNonNull(share, "share");
    }

    @Override
    public Rate shareOf(CreatorId creator, Instant at) {
      return share;
    }
  }

  /** Returns shares that are the same for everybody, always. */
  static RevenueShares fixed(Rate share) {
    return new Fixed(share);
  }

  /**
   * Returns the share that the creator's tier gave at the time, by the policy in force then; {@link
   * #STANDARD} where it gives none or the creator had no tier. Asking changes no tier: an override
   * that has expired counts as ended.
   */
  static RevenueShares byTier(TierService tiers) {
    return new TierShares(requireNonNull(tiers, "tiers"));
  }
}
