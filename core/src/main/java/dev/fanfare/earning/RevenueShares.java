package dev.fanfare.earning;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Rate;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierPolicy;
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
   * Returns the share that the creator's tier gave at the time, by the policy in force then; {@link
   * #STANDARD} where it gives none or the creator had no tier.
   */
  static RevenueShares byTier(TierService tiers) {
    requireNonNull(tiers, "tiers");
    return (creator, at) ->
        tiers
            .tierAt(creator, at)
            .map(assignment -> tierOf(tiers.policyAt(at), assignment))
            .flatMap(tier -> tier.benefits().share())
            .orElse(STANDARD);
  }

  /** A tier that a newer policy renamed is the one at its place. */
  private static Tier tierOf(TierPolicy policy, TierAssignment assignment) {
    return policy.find(assignment.tier()).orElseGet(() -> policy.upTo(assignment.level()));
  }
}
