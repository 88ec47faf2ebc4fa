package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/**
 * What is kept of a budget for a call, and what the call came to. Immutable.
 *
 * @param call the call's id
 * @param budget which budget
 * @param amount billionths of a unit that were reserved
 * @param expiresAt when they are freed, unless the call has ended
 * @param state how it stands
 * @param counted billionths that the call came to, 0 unless settled
 */
public record BudgetHold(
    UUID call, BudgetKey budget, long amount, Instant expiresAt, State state, long counted)
    implements Serializable {
  /** How it stands. */
  public enum State {
    /** The call is under way. */
    OPEN,
    /** The call has ended, and was counted. */
    SETTLED,
    /** Nobody said how the call ended; what was reserved is free again. */
    EXPIRED
  }

  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public BudgetHold {
    requireNonNull(call, "call");
    requireNonNull(budget, "budget");
    require(amount >= 0, "amount must be 0 or more, was %d", amount);
    expiresAt = Instants.floor(requireNonNull(expiresAt, "expiresAt"));
    requireNonNull(state, "state");
    require(
        counted >= 0 && (counted == 0 || state == State.SETTLED),
        "counted must be 0 or more, and 0 unless settled, was %d",
        counted);
  }

  BudgetHold settled(long came) {
    return new BudgetHold(call, budget, amount, expiresAt, State.SETTLED, came);
  }

  BudgetHold expired() {
    return new BudgetHold(call, budget, amount, expiresAt, State.EXPIRED, 0);
  }
}
