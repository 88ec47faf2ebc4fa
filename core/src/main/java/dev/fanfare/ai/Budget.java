package dev.fanfare.ai;

import dev.fanfare.event.Operations;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What calls to models may cost, by the {@link BudgetPolicy}.
 *
 * <p>Before a call the most that it can cost is reserved in every budget it belongs to; after it,
 * what it came to is counted in its place. A hard stop refuses a call if what is spent, reserved
 * and asked together pass the limit. So it is never passed, by however many calls at once, as long
 * as no call costs more than was reserved for it. A call belongs to the period in which it was
 * reserved, whenever it ends.
 *
 * <p>A call of unknown cost counts as what was reserved for it; one that nobody could estimate, as
 * the limit's {@link BudgetLimit#unpricedCall}. So does one that costs another currency than the
 * budget's. What a call reserved that never ended is free after {@link
 * BudgetPolicy#reservationTime}; should it end after all, it is counted then.
 */
public interface Budget {
  /** Returns the budgets over a store. */
  static Budget of(Operations operations, BudgetStore store, BudgetPolicy policy) {
    return new StoredBudget(operations, store, policy);
  }

  /** Returns the policy. */
  BudgetPolicy policy();

  /**
   * Reserves for a call, once for its id. The first refusal in a period announces {@link
   * BudgetStopped}.
   *
   * @param call the call's id, never used for another
   * @param purpose what it is for
   * @param tenant whose it is, null if the host has no tenants
   * @param most the most that it can cost, null if nobody knows
   */
  BudgetResult reserve(UUID call, Purpose purpose, @Nullable String tenant, @Nullable AiCost most);

  /**
   * Counts what a call came to, once for its id, and announces {@link BudgetAlert} for every
   * percentage that is reached.
   *
   * @return whether it was counted; false if it was already, or nothing was reserved for it
   */
  boolean settle(UUID call, CallCost cost);

  /**
   * Returns how the budgets that the policy names stand now, in its order; without those of tenants
   * that it does not name.
   */
  List<BudgetStanding> standings();

  /**
   * Returns how the budgets stand now that a call would belong to.
   *
   * @param tenant whose it is, null if the host has no tenants
   */
  List<BudgetStanding> standings(Purpose purpose, @Nullable String tenant);

  /**
   * Frees what calls reserved that are overdue, the longest overdue first. Repeat it while it
   * returns {@code limit}; several may run at once.
   *
   * @param limit how many reservations at most, 1 to 10 000
   * @return how many were looked at
   */
  int sweep(int limit);

  /**
   * Forgets reservations that ended or were freed and expired before an instant, the oldest first.
   * Repeat it while it returns {@code limit}.
   *
   * @param before far enough back that no call is settled a second time
   * @param limit how many at most, 1 to 10 000
   * @return how many there were
   */
  int prune(Instant before, int limit);
}
