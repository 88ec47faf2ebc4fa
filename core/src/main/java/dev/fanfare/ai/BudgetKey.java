package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.DerivedId;
import dev.fanfare.money.Asset;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Which budget: a scope in one period, in one currency.
 *
 * @param scope whose, never {@link BudgetScope.Kind#EACH_TENANT}
 * @param period how long it lasts
 * @param starts its first day
 * @param currency what it is counted in
 */
public record BudgetKey(BudgetScope scope, BudgetPeriod period, LocalDate starts, Asset currency)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the scope is no single one, or a month does not start on
   *     its first day
   */
  public BudgetKey {
    require(
        scope.kind() != BudgetScope.Kind.EACH_TENANT, "scope must be a single one, was %s", scope);
    requireNonNull(period, "period");
    require(
        period == BudgetPeriod.DAY || starts.getDayOfMonth() == 1,
        "starts must be the first of a month, was %s",
        starts);
    requireNonNull(currency, "currency");
  }

  /** Returns the id that follows from the key; budgets are locked in the order of its text. */
  public UUID id() {
    return DerivedId.of(
        "%s:%s/%s:%d".formatted(period, starts, currency.code(), currency.scale()),
        scope.kind() + "/" + scope.name());
  }
}
