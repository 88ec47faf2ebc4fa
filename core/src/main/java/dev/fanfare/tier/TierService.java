package dev.fanfare.tier;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.event.Answer;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tiers of creators: giving them by figures, setting them by hand, and their history.
 *
 * <p>A tier is gained at once and lost as the {@link DemotionPolicy} says. An override stands above
 * what figures earn until it ends; meanwhile evaluations go on, and what they give comes into force
 * then. An override that expires is ended, as of its end, when the creator is next evaluated or
 * asked about here; only {@link #histories} does not wait for that.
 */
public interface TierService {
  /**
   * Returns the service under one policy.
   *
   * @param listeners are told of every change of tier, in this order, in its transaction
   */
  static TierService of(
      Operations operations,
      TierStore store,
      TierPolicy policy,
      DemotionPolicy demotion,
      List<TierListener> listeners) {
    return of(operations, store, List.of(policy), demotion, listeners);
  }

  /**
   * Returns the service under successive policies: at any time the one that took effect last
   * decides.
   *
   * @param policies 1 or more, with different versions and effective dates, in any order
   * @param listeners are told of every change of tier, in this order, in its transaction
   */
  static TierService of(
      Operations operations,
      TierStore store,
      List<TierPolicy> policies,
      DemotionPolicy demotion,
      List<TierListener> listeners) {
    return new StoredTierService(operations, store, policies, demotion, listeners);
  }

  /**
   * Returns the policy that decides now.
   *
   * @throws FanfareException if none has taken effect yet
   */
  TierPolicy policy();

  /**
   * Returns the policy that decided at an instant, the first one for an instant before all of them.
   */
  TierPolicy policyAt(Instant instant);

  /**
   * Evaluates a creator by figures and puts the result in force.
   *
   * @param key names the request; repeated, it gets the first answer
   * @throws IdempotencyConflictException if {@code key} was used for a different request, other
   *     figures included
   * @throws IllegalArgumentException if the policy bounds money and the figures are in another
   *     asset
   */
  Evaluated evaluate(CreatorStats stats, IdempotencyKey key);

  /**
   * Evaluates creators one after the other as they come, in transactions of some hundred each.
   * Should it fail midway, call it again with the same key and the figures of then: who was
   * evaluated stays so and is only counted, whatever the figures are now. So a key stands for one
   * run, such as {@code "tiers-2026-11-20"}, and repeating a finished run changes nothing.
   *
   * @param stats the creators' figures, each creator once
   * @throws IdempotencyConflictException if {@code key} was used for a different request, or under
   *     another policy
   * @throws IllegalArgumentException if the policy bounds money and some figures are in another
   *     asset
   */
  TierRunReport evaluateAll(Iterable<CreatorStats> stats, IdempotencyKey key);

  /**
   * Evaluates creators as {@link #evaluateAll(Iterable, IdempotencyKey)} does; closing the stream
   * is up to the caller.
   */
  default TierRunReport evaluateAll(Stream<CreatorStats> stats, IdempotencyKey key) {
    return evaluateAll((Iterable<CreatorStats>) stats::iterator, key);
  }

  /** Returns what figures earn and why, changing nothing. */
  TierExplanation explain(CreatorStats stats);

  /** Returns what is in force for a creator, empty for one never evaluated nor overridden. */
  Optional<TierAssignment> current(CreatorId creator);

  /**
   * Returns the tier in force for a creator with its benefits as the policy gives them now: the
   * entry tier for one never evaluated, and for a tier that the policy no longer has, the highest
   * one not above it.
   */
  Tier tier(CreatorId creator);

  /** Returns everything that was in force for a creator, oldest first. */
  List<TierAssignment> history(CreatorId creator);

  /**
   * Returns what has been in force for many creators since an instant, each creator's oldest first;
   * creators for whom nothing was are left out. It locks and changes nothing: an override that has
   * expired counts as ended, as of its end, and ends for good when somebody asks about the creator.
   *
   * @param since assignments in force then or begun later are returned
   */
  Map<CreatorId, List<TierAssignment>> histories(Collection<CreatorId> creators, Instant since);

  /** Returns what was in force for a creator at an instant, empty if nothing was. */
  Optional<TierAssignment> tierAt(CreatorId creator, Instant instant);

  /**
   * Puts a tier in force by hand, in place of an earlier override too.
   *
   * @param tierName a tier of the policy
   * @param reason 1 to 500 characters, for operators
   * @param until when it ends, after now; null to stay until {@link #endOverride}
   * @throws IllegalArgumentException if the policy has no such tier, or {@code until} is not after
   *     now
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  Overridden overrideTier(
      CreatorId creator,
      String tierName,
      String reason,
      @Nullable Instant until,
      IdempotencyKey key);

  /**
   * Ends an override: what evaluations have given comes into force, the entry tier if there were
   * none.
   *
   * @return {@link EndOverrideResult.NotOverridden} if there is no override, or it has expired
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  EndOverrideResult endOverride(CreatorId creator, IdempotencyKey key);

  /**
   * Returns what another policy would do to the tiers in force now, changing nothing.
   *
   * @param policy what to try, in force or not
   * @param stats the creators' figures, each creator once
   * @throws IllegalArgumentException if the policy bounds money and some figures are in another
   *     asset
   */
  TierSimulation simulate(TierPolicy policy, Iterable<CreatorStats> stats);

  /**
   * Simulates as {@link #simulate(TierPolicy, Iterable)} does; closing the stream is up to the
   * caller.
   */
  default TierSimulation simulate(TierPolicy policy, Stream<CreatorStats> stats) {
    return simulate(policy, (Iterable<CreatorStats>) stats::iterator);
  }

  /**
   * A creator was evaluated.
   *
   * @param tier the tier in force now
   * @param previous the tier in force before, null if there was none
   * @param changed whether they differ
   * @param outcome what became of the tier
   * @param misses evaluations in a row, this one included, that fell short of the tier that the
   *     creator has earned
   * @param explanation why the figures earn what they earn
   */
  record Evaluated(
      CreatorId creator,
      String tier,
      @Nullable String previous,
      boolean changed,
      TierOutcome outcome,
      int misses,
      TierExplanation explanation,
      boolean replayed)
      implements Answer {
    @Override
    public Evaluated asReplayed() {
      return new Evaluated(creator, tier, previous, changed, outcome, misses, explanation, true);
    }
  }

  /** A run began under a policy; kept under the run's key. */
  record RunBegun(String policyVersion, boolean replayed) implements Answer {
    @Override
    public RunBegun asReplayed() {
      return new RunBegun(policyVersion, true);
    }
  }

  /**
   * A creator was evaluated in a run; kept under the run's key for the creator.
   *
   * @param tier the tier in force after it
   */
  record EvaluatedInRun(String tier, TierOutcome outcome, boolean replayed) implements Answer {
    @Override
    public EvaluatedInRun asReplayed() {
      return new EvaluatedInRun(tier, outcome, true);
    }
  }

  /**
   * An operator's tier is in force.
   *
   * @param tier the tier in force now
   * @param previous the tier in force before, null if there was none
   * @param changed whether they differ
   * @param until when it ends, null if it stays
   */
  record Overridden(
      CreatorId creator,
      String tier,
      @Nullable String previous,
      boolean changed,
      @Nullable Instant until,
      boolean replayed)
      implements Answer {
    @Override
    public Overridden asReplayed() {
      return new Overridden(creator, tier, previous, changed, until, true);
    }
  }

  /** What ending an override came to. */
  sealed interface EndOverrideResult extends Answer {
    /**
     * The override has ended.
     *
     * @param tier the tier in force now
     * @param previous the tier that the override had set
     * @param changed whether they differ
     */
    record Ended(CreatorId creator, String tier, String previous, boolean changed, boolean replayed)
        implements EndOverrideResult {
      @Override
      public Ended asReplayed() {
        return new Ended(creator, tier, previous, changed, true);
      }
    }

    /** There was nothing to end. */
    record NotOverridden(CreatorId creator, boolean replayed) implements EndOverrideResult {
      @Override
      public NotOverridden asReplayed() {
        return new NotOverridden(creator, true);
      }
    }
  }
}
