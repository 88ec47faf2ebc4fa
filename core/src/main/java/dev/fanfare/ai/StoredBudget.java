package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Operations;
import dev.fanfare.internal.Instants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

final class StoredBudget implements Budget {
  /** How many dead reservations are freed at most before a call is refused. */
  private static final int FREED_FIRST = 1_000;

  private final Operations operations;
  private final BudgetStore store;
  private final BudgetPolicy policy;

  StoredBudget(Operations operations, BudgetStore store, BudgetPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.policy = requireNonNull(policy, "policy");
  }

  @Override
  public BudgetPolicy policy() {
    return policy;
  }

  /** What a call asks of one budget. */
  private record Claim(BudgetKey key, BudgetLimit limit, long amount) {}

  @Override
  public BudgetResult reserve(
      UUID call, Purpose purpose, @Nullable String tenant, @Nullable AiCost most) {
    requireNonNull(call, "call");
    List<BudgetPolicy.InForce> limits = policy.inForce(purpose, tenant);
    if (limits.isEmpty()) {
      return new BudgetResult.Reserved();
    }
    BudgetResult result =
        operations.inTransaction(() -> reserve(call, claims(limits, most), false));
    // Within the caller's transaction nothing is freed: it may hold budgets already, and those are
    // taken in one order.
    if (result instanceof BudgetResult.Exceeded) {
      if (!operations.inTransaction()) {
        sweep(FREED_FIRST);
      }
      result = operations.inTransaction(() -> reserve(call, claims(limits, most), true));
    }
    return result;
  }

  private List<Claim> claims(List<BudgetPolicy.InForce> limits, @Nullable AiCost most) {
    Instant now = operations.now();
    List<Claim> claims = new ArrayList<>();
    for (BudgetPolicy.InForce inForce : limits) {
      BudgetLimit limit = inForce.limit();
      BudgetKey key = key(inForce, now);
      AiCost asked =
          most != null && most.currency().equals(key.currency()) ? most : limit.unpricedCall();
      claims.add(new Claim(key, limit, asked.nanos()));
    }
    return claims;
  }

  private static BudgetKey key(BudgetPolicy.InForce inForce, Instant now) {
    BudgetLimit limit = inForce.limit();
    return new BudgetKey(
        inForce.scope(),
        limit.period(),
        limit.period().startOf(now, limit.zone()),
        limit.amount().asset());
  }

  /**
   * @param isFinal whether a refusal is to be announced
   */
  private BudgetResult reserve(UUID call, List<Claim> claims, boolean isFinal) {
    List<BudgetState> budgets = store.lock(claims.stream().map(Claim::key).toList());
    if (!store.holds(Set.of(call)).isEmpty()) {
      return new BudgetResult.Reserved();
    }
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      BudgetState budget = budgets.get(i);
      if (claim.limit().hardStop() && budget.isPassedBy(claim.amount(), claim.limit())) {
        return exceeded(claim, budget, isFinal);
      }
    }
    Instant expiresAt = operations.now().plus(policy.reservationTime());
    List<BudgetHold> holds = new ArrayList<>();
    List<BudgetState> reserved = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      Claim claim = claims.get(i);
      holds.add(
          new BudgetHold(call, claim.key(), claim.amount(), expiresAt, BudgetHold.State.OPEN, 0));
      reserved.add(budgets.get(i).reserving(claim.amount()));
    }
    store.save(reserved);
    store.add(holds);
    return new BudgetResult.Reserved();
  }

  private BudgetResult.Exceeded exceeded(Claim claim, BudgetState budget, boolean isFinal) {
    BudgetKey key = claim.key();
    BudgetLimit limit = claim.limit();
    AiCost spent = new AiCost(budget.spent(), key.currency());
    AiCost reserved = new AiCost(budget.reserved(), key.currency());
    AiCost asked = new AiCost(claim.amount(), key.currency());
    if (isFinal && !budget.stopped()) {
      store.save(List.of(budget.nowStopped()));
      operations.announce(
          new BudgetStopped(
              key.scope(),
              key.period(),
              key.starts(),
              limit.amount(),
              spent,
              reserved,
              asked,
              operations.now()));
    }
    return new BudgetResult.Exceeded(
        key.scope(),
        key.period(),
        limit.amount(),
        spent,
        reserved,
        asked,
        key.period().endOf(key.starts(), limit.zone()));
  }

  @Override
  public boolean settle(UUID call, CallCost cost) {
    requireNonNull(call, "call");
    requireNonNull(cost, "cost");
    return operations.inTransaction(
        () -> {
          List<BudgetHold> kept = store.holds(Set.of(call));
          return !kept.isEmpty()
              && close(
                  kept,
                  hold -> hold.state() != BudgetHold.State.SETTLED,
                  (hold, budget) -> settle(hold, budget, cost));
        });
  }

  @Override
  public int sweep(int limit) {
    requireRange("limit", limit, 1, 10_000);
    return operations.inTransaction(
        () -> {
          Instant now = operations.now();
          List<BudgetHold> overdue = store.overdue(now, limit);
          close(
              overdue,
              hold -> hold.state() == BudgetHold.State.OPEN && !hold.expiresAt().isAfter(now),
              (hold, budget) -> new Closed(hold.expired(), budget.freeing(hold.amount())));
          return overdue.size();
        });
  }

  /** A hold that has ended, and its budget after that. */
  private record Closed(BudgetHold hold, BudgetState budget) {}

  /** Ends a hold. */
  private interface Closing {
    Closed close(BudgetHold hold, BudgetState budget);
  }

  /**
   * Locks the budgets of some holds, looks at the holds again, and ends those that still are to be
   * ended.
   *
   * @return whether there were any
   */
  private boolean close(List<BudgetHold> seen, Predicate<BudgetHold> toClose, Closing closing) {
    if (seen.isEmpty()) {
      return false;
    }
    Map<BudgetKey, BudgetState> budgets = new HashMap<>();
    Set<BudgetKey> keys = new LinkedHashSet<>();
    Set<UUID> calls = new LinkedHashSet<>();
    for (BudgetHold hold : seen) {
      keys.add(hold.budget());
      calls.add(hold.call());
    }
    store.lock(List.copyOf(keys)).forEach(budget -> budgets.put(budget.key(), budget));
    List<BudgetHold> closed = new ArrayList<>();
    for (BudgetHold hold : store.holds(calls)) {
      BudgetState budget = budgets.get(hold.budget());
      if (budget != null && toClose.test(hold)) {
        Closed done = closing.close(hold, budget);
        closed.add(done.hold());
        budgets.put(hold.budget(), done.budget());
      }
    }
    if (!closed.isEmpty()) {
      store.update(closed);
      Set<BudgetKey> changed = new HashSet<>();
      closed.forEach(hold -> changed.add(hold.budget()));
      store.save(changed.stream().map(budgets::get).toList());
    }
    return !closed.isEmpty();
  }

  private Closed settle(BudgetHold hold, BudgetState budget, CallCost cost) {
    long came;
    boolean byGuess = false;
    if (cost instanceof CallCost.Priced priced
        && priced.amount().currency().equals(hold.budget().currency())) {
      came = priced.amount().nanos();
    } else if (cost instanceof CallCost.Nothing) {
      came = 0;
    } else {
      came = hold.amount();
      byGuess = true;
    }
    BudgetState freed =
        hold.state() == BudgetHold.State.OPEN ? budget.freeing(hold.amount()) : budget;
    return new Closed(hold.settled(came), alerted(freed.spending(came, byGuess)));
  }

  private BudgetState alerted(BudgetState budget) {
    BudgetKey key = budget.key();
    Optional<BudgetLimit> limit =
        policy
            .inForce(key.scope(), key.period())
            .filter(known -> known.amount().asset().equals(key.currency()));
    if (limit.isEmpty()) {
      return budget;
    }
    BudgetState state = budget;
    for (int percent : policy.alerts()) {
      if (percent > state.alerted() && state.spent() >= limit.get().thresholdNanos(percent)) {
        state = state.announced(percent);
        operations.announce(
            new BudgetAlert(
                key.scope(),
                key.period(),
                key.starts(),
                percent,
                limit.get().amount(),
                new AiCost(state.spent(), key.currency()),
                operations.now()));
      }
    }
    return state;
  }

  @Override
  public List<BudgetStanding> standings() {
    return standings(
        policy.limits().stream()
            .filter(limit -> limit.scope().kind() != BudgetScope.Kind.EACH_TENANT)
            .map(limit -> new BudgetPolicy.InForce(limit.scope(), limit))
            .toList());
  }

  @Override
  public List<BudgetStanding> standings(Purpose purpose, @Nullable String tenant) {
    return standings(policy.inForce(purpose, tenant));
  }

  private List<BudgetStanding> standings(List<BudgetPolicy.InForce> limits) {
    Instant now = operations.now();
    return limits.stream().map(inForce -> standing(inForce, now)).toList();
  }

  private BudgetStanding standing(BudgetPolicy.InForce inForce, Instant now) {
    BudgetLimit limit = inForce.limit();
    BudgetKey key = key(inForce, now);
    BudgetState budget = store.find(key).orElseGet(() -> BudgetState.unused(key));
    return new BudgetStanding(
        key.scope(),
        key.period(),
        key.starts(),
        key.period().endOf(key.starts(), limit.zone()),
        limit.amount(),
        limit.hardStop(),
        new AiCost(budget.spent(), key.currency()),
        new AiCost(budget.reserved(), key.currency()),
        budget.unpriced());
  }

  @Override
  public int prune(Instant before, int limit) {
    requireRange("limit", limit, 1, 10_000);
    Instant end = Instants.ceiling(requireNonNull(before, "before"));
    return operations.inTransaction(() -> store.prune(end, limit));
  }
}
