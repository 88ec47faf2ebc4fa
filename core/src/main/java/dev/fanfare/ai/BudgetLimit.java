package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What calls of a scope may cost in a period. Immutable.
 *
 * @param scope which calls
 * @param period in how long
 * @param zone whose calendar
 * @param amount how much, above 0, at most {@link #MOST_UNITS} units of its currency
 * @param hardStop whether a call that might pass it is refused; otherwise it only alerts
 * @param unpricedCall what a call counts as whose cost nobody can even estimate, in the same
 *     currency, at most {@code amount}
 */
public record BudgetLimit(
    BudgetScope scope,
    BudgetPeriod period,
    ZoneId zone,
    Money amount,
    boolean hardStop,
    AiCost unpricedCall)
    implements Serializable {
  /** The most units of its currency that a limit can have. */
  public static final long MOST_UNITS = 1_000_000_000L;

  private static final long MOST_NANOS = MOST_UNITS * 1_000_000_000L;

  /**
   * @throws IllegalArgumentException if an amount is out of range
   */
  public BudgetLimit {
    requireNonNull(scope, "scope");
    requireNonNull(period, "period");
    requireNonNull(zone, "zone");
    require(
        amount.isPositive() && nanos(amount) <= MOST_NANOS,
        "amount must be above 0 and at most %d units, was %s",
        MOST_UNITS,
        amount);
    require(
        unpricedCall.currency().equals(amount.asset()) && unpricedCall.nanos() <= nanos(amount),
        "unpricedCall must be at most the amount, %s, was %s",
        amount,
        unpricedCall);
  }

  private static long nanos(Money amount) {
    return AiCost.of(amount).nanos();
  }

  /**
   * Returns a limit that alerts, in UTC, of which a call that nobody can price counts as a
   * hundredth.
   */
  public static BudgetLimit of(BudgetScope scope, BudgetPeriod period, Money amount) {
    return new BudgetLimit(
        scope,
        period,
        ZoneOffset.UTC,
        amount,
        false,
        new AiCost(amount.isPositive() ? nanos(amount) / 100 : 0, amount.asset()));
  }

  /** Returns this limit by another calendar. */
  public BudgetLimit in(ZoneId calendar) {
    return new BudgetLimit(scope, period, calendar, amount, hardStop, unpricedCall);
  }

  /** Returns this limit, which no call may pass. */
  public BudgetLimit withHardStop() {
    return new BudgetLimit(scope, period, zone, amount, true, unpricedCall);
  }

  /** Returns this limit with another amount for a call that nobody can price. */
  public BudgetLimit countingUnpricedAs(AiCost call) {
    return new BudgetLimit(scope, period, zone, amount, hardStop, call);
  }

  /** Returns the amount in billionths. */
  long limitNanos() {
    return nanos(amount);
  }

  /** Returns the first amount in billionths that is so many percent of the limit. */
  long thresholdNanos(int percent) {
    long limit = limitNanos();
    // Both parts fit: a limit has at most 10^18 billionths, and a threshold at most 500 %.
    return limit / 100 * percent + (limit % 100 * percent + 99) / 100;
  }
}
