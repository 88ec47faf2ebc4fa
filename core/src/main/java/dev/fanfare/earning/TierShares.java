package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Rate;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierService;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shares that creators' tiers give. */
record TierShares(TierService tiers) implements RevenueShares {
  @Override
  public Rate shareOf(CreatorId creator, Instant at) {
    return prepared(List.of(creator), at).shareOf(creator, at);
  }

  @Override
  public RevenueShares prepared(Collection<CreatorId> creators, Instant since) {
    Map<CreatorId, List<TierAssignment>> histories = tiers.histories(creators, since);
    return (creator, at) -> share(histories.getOrDefault(creator, List.of()), at);
  }

  private Rate share(List<TierAssignment> history, Instant at) {
    for (TierAssignment assignment : history) {
      if (assignment.covers(at)) {
        Optional<Rate> share = tierOf(tiers.policyAt(at), assignment).benefits().share();
        return share.orElse(STANDARD);
      }
    }
    return STANDARD;
  }

  /** A tier that a newer policy renamed is the one at its place. */
  private static Tier tierOf(TierPolicy policy, TierAssignment assignment) {
    return policy.find(assignment.tier()).orElseGet(() -> policy.upTo(assignment.level()));
  }
}
