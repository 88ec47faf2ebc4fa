package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.internal.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

final class StoredTierService implements TierService {
  /**
   * Creators in one transaction of a run: enough to make commits cheap, few enough to hold locks
   * only briefly.
   */
  private static final int CHUNK = 500;

  private final Operations operations;
  private final TierStore store;
  private final PolicyTimeline policies;
  private final DemotionPolicy demotion;
  private final List<TierListener> listeners;

  StoredTierService(
      Operations operations,
      TierStore store,
      List<TierPolicy> policies,
      DemotionPolicy demotion,
      List<TierListener> listeners) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.policies = new PolicyTimeline(policies);
    this.demotion = requireNonNull(demotion, "demotion");
    this.listeners = List.copyOf(listeners);
  }

  @Override
  public TierPolicy policy() {
    return policies.at(operations.now());
  }

  @Override
  public TierPolicy policyAt(Instant instant) {
    return policies.atOrFirst(instant);
  }

  private TierRules rules(TierPolicy policy) {
    return new TierRules(policy, demotion);
  }

  @Override
  public Evaluated evaluate(CreatorStats stats, IdempotencyKey key) {
    requireNonNull(stats, "stats");
    CreatorId creator = stats.creator();
    return operations.once(
        key,
        "tier.evaluate",
        Fingerprint.of("creator", creator, "asset", stats.asset(), "figures", stats.measured()),
        Evaluated.class,
        () -> {
          TierStanding before = lock(creator);
          // The time after the wait: whatever was waited for happened before it.
          Instant now = operations.now();
          TierPolicy policy = policies.at(now);
          TierDecision decision = rules(policy).evaluate(before, stats, now);
          apply(List.of(decision), policy);
          EarnedTier earned = decision.after().earned();
          return new Evaluated(
              creator,
              decision.tier(),
              decision.previousTier(),
              decision.changed(),
              decision.outcome(),
              earned == null ? 0 : earned.misses(),
              policy.explain(stats),
              false);
        });
  }

  @Override
  public TierRunReport evaluateAll(Iterable<CreatorStats> stats, IdempotencyKey key) {
    requireNonNull(stats, "stats");
    TierPolicy policy = policy();
    operations.once(
        key,
        "tier.evaluate-all",
        Fingerprint.of("policy", policy.version()),
        RunBegun.class,
        () -> new RunBegun(policy.version(), false));
    TierRunReport.Tally tally = new TierRunReport.Tally(policy);
    inChunks(
        stats,
        // Counted only once the chunk is committed.
        chunk ->
            operations.inTransaction(() -> evaluateChunk(chunk, policy, key)).forEach(tally::add));
    return tally.report();
  }

  private List<EvaluatedInRun> evaluateChunk(
      List<CreatorStats> chunk, TierPolicy policy, IdempotencyKey run) {
    Map<CreatorId, TierStanding> standings = store.lock(creators(chunk));
    Instant now = operations.now();
    TierRules rules = rules(policy);
    List<TierDecision> decisions = new ArrayList<>(chunk.size());
    List<EvaluatedInRun> answers = new ArrayList<>(chunk.size());
    Map<CreatorId, EvaluatedInRun> seen = new HashMap<>();
    for (CreatorStats stats : chunk) {
      CreatorId creator = stats.creator();
      EvaluatedInRun earlier = seen.get(creator);
      // A transaction claims a key once, so a repetition within the chunk must not ask again.
      EvaluatedInRun answer =
          earlier != null
              ? earlier.asReplayed()
              : operations.once(
                  run.child("creator/" + creator),
                  "tier.evaluate-in-run",
                  Fingerprint.of("creator", creator),
                  EvaluatedInRun.class,
                  () -> {
                    TierDecision decision = rules.evaluate(standings.get(creator), stats, now);
                    decisions.add(decision);
                    return new EvaluatedInRun(decision.tier(), decision.outcome(), false);
                  });
      seen.put(creator, answer);
      answers.add(answer);
    }
    apply(decisions, policy);
    return answers;
  }

  @Override
  public TierExplanation explain(CreatorStats stats) {
    return policy().explain(stats);
  }

  @Override
  public Optional<TierAssignment> current(CreatorId creator) {
    return settled(creator).map(TierStanding::current);
  }

  @Override
  public Tier tier(CreatorId creator) {
    TierPolicy policy = policy();
    return current(creator)
        .map(a -> policy.find(a.tier()).orElseGet(() -> policy.upTo(a.level())))
        .orElseGet(policy::entry);
  }

  @Override
  public List<TierAssignment> history(CreatorId creator) {
    return settled(creator).map(standing -> store.history(creator)).orElse(List.of());
  }

  @Override
  public Optional<TierAssignment> tierAt(CreatorId creator, Instant instant) {
    requireNonNull(instant, "instant");
    return settled(creator).flatMap(standing -> store.at(creator, Instants.floor(instant)));
  }

  @Override
  public Map<CreatorId, List<TierAssignment>> histories(
      Collection<CreatorId> creators, Instant since) {
    Instant from = Instants.floor(since);
    Instant now = operations.now();
    Map<CreatorId, List<TierAssignment>> histories = new HashMap<>(store.histories(creators, from));
    List<CreatorId> expired =
        histories.values().stream()
            .map(StoredTierService::last)
            .filter(assignment -> assignment.expiredAt(now))
            .map(TierAssignment::creator)
            .toList();
    if (!expired.isEmpty()) {
      Map<CreatorId, TierStanding> standings = store.find(expired);
      // Should others have ended an override meanwhile, its history has what they wrote by now.
      histories.putAll(store.histories(expired, from));
      for (CreatorId creator : expired) {
        histories.computeIfPresent(
            creator, (c, stored) -> asSettled(stored, standings.get(c), from, now));
      }
    }
    return histories;
  }

  /** Returns a history with the end that its last override will have once somebody settles it. */
  private List<TierAssignment> asSettled(
      List<TierAssignment> stored, @Nullable TierStanding standing, Instant since, Instant now) {
    TierAssignment override = last(stored);
    if (standing == null || !override.expiredAt(now)) {
      return stored;
    }
    List<TierAssignment> settled = new ArrayList<>(stored);
    for (TierAssignment next : rules(policies.at(now)).settle(standing, now).added()) {
      settled.set(settled.size() - 1, override.endedAt(next.from()));
      settled.add(next);
    }
    settled.removeIf(a -> a.until() != null && !a.until().isAfter(since));
    return settled;
  }

  private static TierAssignment last(List<TierAssignment> history) {
    return history.get(history.size() - 1);
  }

  /** Returns where a creator stands, after ending an override that has expired. */
  private Optional<TierStanding> settled(CreatorId creator) {
    TierStanding standing = store.find(List.of(creator)).get(creator);
    if (standing == null || !standing.current().expiredAt(operations.now())) {
      return Optional.ofNullable(standing);
    }
    return operations.inTransaction(
        () -> {
          Optional<TierStanding> before = Optional.ofNullable(lock(creator));
          Instant now = operations.now();
          TierPolicy policy = policies.at(now);
          return before
              .map(locked -> rules(policy).settle(locked, now))
              .map(
                  decision -> {
                    apply(List.of(decision), policy);
                    return decision.after();
                  });
        });
  }

  @Override
  public Overridden overrideTier(
      CreatorId creator,
      String tierName,
      String reason,
      @Nullable Instant until,
      IdempotencyKey key) {
    requireNonNull(creator, "creator");
    requireText("tierName", tierName, 50);
    requireText("reason", reason, 500);
    Instant end = until == null ? null : Instants.floor(until);
    return operations.once(
        key,
        "tier.override",
        Fingerprint.of("creator", creator, "tier", tierName, "reason", reason, "until", end),
        Overridden.class,
        () -> {
          TierStanding before = lock(creator);
          Instant now = operations.now();
          TierPolicy policy = policies.at(now);
          Optional<Tier> tier = policy.find(tierName);
          require(
              tier.isPresent(),
              "tierName must be one of %s, was '%s'",
              policy.tiers().stream().map(Tier::name).toList(),
              tierName);
          require(end == null || end.isAfter(now), "until must be after now, %s, was %s", now, end);
          TierDecision decision =
              rules(policy).override(before, creator, tier.orElseThrow(), reason, end, now);
          apply(List.of(decision), policy);
          return new Overridden(
              creator, tierName, decision.previousTier(), decision.changed(), end, false);
        });
  }

  @Override
  public EndOverrideResult endOverride(CreatorId creator, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    return operations.once(
        key,
        "tier.end-override",
        Fingerprint.of("creator", creator),
        EndOverrideResult.class,
        () -> {
          TierStanding before = lock(creator);
          if (before == null) {
            return new EndOverrideResult.NotOverridden(creator, false);
          }
          Instant now = operations.now();
          TierPolicy policy = policies.at(now);
          TierDecision decision = rules(policy).endOverride(before, now);
          apply(List.of(decision), policy);
          return before.current().overridesAt(now)
              ? new EndOverrideResult.Ended(
                  creator, decision.tier(), before.current().tier(), decision.changed(), false)
              : new EndOverrideResult.NotOverridden(creator, false);
        });
  }

  @Override
  public TierSimulation simulate(TierPolicy policy, Iterable<CreatorStats> stats) {
    requireNonNull(policy, "policy");
    Instant now = operations.now();
    Simulator simulator = new Simulator(rules(policy), rules(policies.at(now)), now);
    inChunks(
        stats,
        chunk -> {
          Map<CreatorId, TierStanding> standings = store.find(creators(chunk));
          chunk.forEach(figures -> simulator.add(standings.get(figures.creator()), figures));
        });
    return simulator.result();
  }

  private @Nullable TierStanding lock(CreatorId creator) {
    return store.lock(List.of(creator)).get(creator);
  }

  /** Stores decisions and tells of the tiers that came into force. */
  private void apply(List<TierDecision> decisions, TierPolicy policy) {
    List<TierDecision> changes = decisions.stream().filter(TierDecision::changesAnything).toList();
    List<TierAssignment> added = changes.stream().flatMap(d -> d.added().stream()).toList();
    if (!added.isEmpty()) {
      store.append(added);
    }
    if (!changes.isEmpty()) {
      store.save(changes.stream().map(TierDecision::after).toList());
    }
    // In one order, whatever order the figures came in: listeners lock what is the creator's.
    changes.stream()
        .sorted(Comparator.comparing(decision -> decision.after().creator()))
        .forEach(decision -> tell(decision, policy));
  }

  private void tell(TierDecision decision, TierPolicy policy) {
    TierStanding standing = decision.before();
    TierAssignment before = standing == null ? null : standing.current();
    for (TierAssignment after : decision.added()) {
      if (before == null || !before.tier().equals(after.tier())) {
        TierAssignment ended = before == null ? null : before.endedAt(after.from());
        operations.announce(
            new TierChanged(
                after.creator(),
                before == null ? null : before.tier(),
                after.tier(),
                after.level(),
                after.cause(),
                after.from(),
                after.policyVersion()));
        Tier tier = policy.find(after.tier()).orElseThrow();
        listeners.forEach(listener -> listener.changed(ended, after, tier));
      }
      before = after;
    }
  }

  private static List<CreatorId> creators(List<CreatorStats> chunk) {
    return chunk.stream().map(CreatorStats::creator).toList();
  }

  private static void inChunks(Iterable<CreatorStats> stats, Consumer<List<CreatorStats>> work) {
    List<CreatorStats> chunk = new ArrayList<>(CHUNK);
    for (Iterator<CreatorStats> rest = stats.iterator(); rest.hasNext(); ) {
      chunk.add(rest.next());
      if (chunk.size() == CHUNK || !rest.hasNext()) {
        work.accept(chunk);
        chunk = new ArrayList<>(CHUNK);
      }
    }
  }
}
