package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * What was spent of a budget. Immutable.
 *
 * @param key which
 * @param spent billionths of a unit that calls have cost, or count as
 * @param reserved billionths that are kept for calls under way
 * @param unpriced how many calls are counted in {@code spent} by guess
 * @param alerted the highest percentage that was announced, 0 for none
 * @param stopped whether it was announced that calls are refused
 */
public record BudgetState(
    BudgetKey key, long spent, long reserved, long unpriced, int alerted, boolean stopped)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a number is out of range
   */
  public BudgetState {
    requireNonNull(key, "key");
    require(
        spent >= 0 && reserved >= 0 && unpriced >= 0,
        "spent, reserved and unpriced must be 0 or more, were %d, %d and %d",
        spent,
        reserved,
        unpriced);
    requireRange("alerted", alerted, 0, 500);
  }

  /** Returns a budget of which nothing was spent. */
  public static BudgetState unused(BudgetKey key) {
    return new BudgetState(key, 0, 0, 0, 0, false);
  }

  /** Returns whether an amount more might pass a limit. */
  boolean isPassedBy(long amount, BudgetLimit limit) {
    return Math.addExact(Math.addExact(spent, reserved), amount) > limit.limitNanos();
  }

  BudgetState reserving(long amount) {
    return new BudgetState(key, spent, Math.addExact(reserved, amount), unpriced, alerted, stopped);
  }

  BudgetState freeing(long amount) {
    return new BudgetState(key, spent, reserved - amount, unpriced, alerted, stopped);
  }

  BudgetState spending(long amount, boolean byGuess) {
    return new BudgetState(
        key,
        Math.addExact(spent, amount),
        reserved,
        unpriced + (byGuess ? 1 : 0),
        alerted,
        stopped);
  }

  BudgetState announced(int percent) {
    return new BudgetState(key, spent, reserved, unpriced, percent, stopped);
  }

  BudgetState nowStopped() {
    return new BudgetState(key, spent, reserved, unpriced, alerted, true);
  }
}
