package dev.fanfare.tier;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides what follows from where a creator stands: pure, so a simulation decides as the service
 * does. What figures earn moves up at once and down as the demotion policy says; what is in force
 * follows it, unless an override stands above.
 */
record TierRules(TierPolicy policy, DemotionPolicy demotion) {

  private record Earning(EarnedTier tier, TierOutcome outcome) {}

  /** Decides on new figures. */
  TierDecision evaluate(@Nullable TierStanding before, CreatorStats stats, Instant now) {
    Tier target = policy.evaluate(stats);
    if (before == null) {
      EarnedTier earned = earned(target, now, stats);
      TierAssignment first = evaluated(stats.creator(), 1, earned, now);
      return new TierDecision(
          null, null, new TierStanding(first, earned), List.of(first), TierOutcome.FIRST);
    }
    List<TierAssignment> added = new ArrayList<>(2);
    TierStanding standing = settle(before, now, added);
    TierAssignment current = standing.current();
    Earning earning = earn(standing.earned(), target, stats, now);
    TierOutcome outcome = current.overridesAt(now) ? TierOutcome.OVERRIDDEN : earning.outcome();
    TierAssignment after = current;
    if (outcome == TierOutcome.PROMOTED || outcome == TierOutcome.DEMOTED) {
      after =
          evaluated(
              current.creator(), current.seq() + 1, earning.tier(), later(now, current.from()));
      added.add(after);
    }
    return new TierDecision(
        before, current, new TierStanding(after, earning.tier()), List.copyOf(added), outcome);
  }

  /** Puts a tier in force, whatever the figures say. */
  TierDecision override(
      @Nullable TierStanding before,
      CreatorId creator,
      Tier tier,
      String reason,
      @Nullable Instant until,
      Instant now) {
    List<TierAssignment> added = new ArrayList<>(2);
    TierStanding standing = before == null ? null : settle(before, now, added);
    TierAssignment current = standing == null ? null : standing.current();
    TierAssignment override =
        new TierAssignment(
            creator,
            current == null ? 1 : current.seq() + 1,
            tier.name(),
            tier.level(),
            TierAssignment.Cause.OVERRIDE,
            current == null ? now : later(now, current.from()),
            null,
            policy.version(),
            null,
            reason,
            until);
    added.add(override);
    return new TierDecision(
        before,
        current,
        new TierStanding(override, standing == null ? null : standing.earned()),
        List.copyOf(added),
        TierOutcome.OVERRIDDEN);
  }

  /** Ends an override that has expired; decides nothing if there is none. */
  TierDecision settle(TierStanding before, Instant now) {
    List<TierAssignment> added = new ArrayList<>(1);
    TierStanding after = settle(before, now, added);
    return new TierDecision(
        before, before.current(), after, List.copyOf(added), TierOutcome.UNCHANGED);
  }

  /** Ends an override now, expired or not; decides nothing if there is none. */
  TierDecision endOverride(TierStanding before, Instant now) {
    if (!before.current().overridesAt(now)) {
      return settle(before, now);
    }
    List<TierAssignment> added = new ArrayList<>(1);
    TierStanding after = endOverride(before, later(now, before.current().from()), added);
    return new TierDecision(
        before, before.current(), after, List.copyOf(added), TierOutcome.UNCHANGED);
  }

  private TierStanding settle(TierStanding standing, Instant now, List<TierAssignment> added) {
    Instant end = standing.current().overrideUntil();
    // The override ended at its time, not at the time when someone looks.
    return end == null || end.isAfter(now) ? standing : endOverride(standing, end, added);
  }

  private TierStanding endOverride(TierStanding standing, Instant at, List<TierAssignment> added) {
    EarnedTier earned = inThisPolicy(standing.earned(), at);
    TierAssignment current = standing.current();
    TierAssignment next =
        assignment(
            current.creator(), current.seq() + 1, earned, TierAssignment.Cause.OVERRIDE_ENDED, at);
    added.add(next);
    return new TierStanding(next, earned);
  }

  /**
   * Returns what was earned as a tier that this policy has: its like by level, or the entry tier if
   * nothing was.
   */
  private EarnedTier inThisPolicy(@Nullable EarnedTier earned, Instant at) {
    if (earned == null) {
      Tier entry = policy.entry();
      return new EarnedTier(entry.name(), entry.level(), at, 0, policy.version(), null);
    }
    if (policy.find(earned.tier()).isPresent()) {
      return earned;
    }
    Tier like = policy.upTo(earned.level());
    return new EarnedTier(
        like.name(), like.level(), earned.promotedAt(), 0, policy.version(), earned.evidence());
  }

  private Earning earn(@Nullable EarnedTier earned, Tier target, CreatorStats stats, Instant now) {
    if (earned == null) {
      return new Earning(earned(target, now, stats), TierOutcome.FIRST);
    }
    Optional<Tier> held = policy.find(earned.tier());
    int level = held.map(Tier::level).orElse(earned.level());
    if (held.isPresent() && level == target.level()) {
      return new Earning(earned.withMisses(0), TierOutcome.UNCHANGED);
    }
    if (target.level() >= level) {
      return new Earning(earned(target, now, stats), TierOutcome.PROMOTED);
    }
    int misses = earned.misses() + 1;
    // A tier that the policy no longer has cannot be held.
    if (held.isEmpty() || demotion.demotes(misses, earned.promotedAt(), now)) {
      return new Earning(earned(target, earned.promotedAt(), stats), TierOutcome.DEMOTED);
    }
    return new Earning(earned.withMisses(misses), TierOutcome.HELD);
  }

  private EarnedTier earned(Tier tier, Instant promotedAt, CreatorStats stats) {
    return new EarnedTier(
        tier.name(), tier.level(), promotedAt, 0, policy.version(), TierEvidence.of(stats));
  }

  private TierAssignment evaluated(CreatorId creator, long seq, EarnedTier earned, Instant at) {
    return assignment(creator, seq, earned, TierAssignment.Cause.EVALUATION, at);
  }

  private TierAssignment assignment(
      CreatorId creator, long seq, EarnedTier earned, TierAssignment.Cause cause, Instant at) {
    return new TierAssignment(
        creator,
        seq,
        earned.tier(),
        earned.level(),
        cause,
        at,
        null,
        policy.version(),
        earned.evidence(),
        null,
        null);
  }

  /** A clock that runs back must not make an assignment end before it began. */
  private static Instant later(Instant now, Instant from) {
    return now.isAfter(from) ? now : from;
  }
}
