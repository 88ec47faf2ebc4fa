package dev.fanfare.earning;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Rate;
import dev.fanfare.tier.TierService;
import java.time.Instant;

/** Which part of revenue is the creator's. */
@FunctionalInterface
public interface RevenueShares {
  /** The share of a creator for whom nothing else is said: 55 %, which leaves the platform 45 %. */
  Rate STANDARD = Rate.percent(55);

  /** Returns the creator's share in force at an instant. */
  Rate shareOf(CreatorId creator, Instant at);

  /** Returns shares that are the same for everybody, always. */
  static RevenueShares fixed(Rate share) {
    requireNonNull(share, "share");
    return (creator, at) -> share;
  }

  /**
   * Returns the share that the creator's tier gave at the time, as the policy describes that tier
   * now; {@link #STANDARD} where it gives none or the creator had no tier.
   */
  static RevenueShares byTier(TierService tiers) {
    requireNonNull(tiers, "tiers");
    return (creator, at) ->
        tiers
            .tierAt(creator, at)
            .flatMap(assignment -> tiers.policy().find(assignment.tier()))
            .flatMap(tier -> tier.benefits().share())
            .orElse(STANDARD);
  }
}
