package dev.fanfare.ledger;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Money;
import java.io.Serializable;

/**
 * An amount moved from one account to another. Both count the amount's asset, so what is debited is
 * what is credited and an unbalanced entry cannot be built.
 *
 * @param debit where it is taken from
 * @param credit where it goes
 * @param amount more than 0
 */
public record Transfer(Account debit, Account credit, Money amount) implements Serializable {
  /**
   * @throws IllegalArgumentException if the amount is not positive, the accounts are one, or an
   *     asset differs
   */
  public Transfer {
    requireNonNull(debit, "debit");
    requireNonNull(credit, "credit");
    if (!amount.isPositive()
        || !debit.asset().equals(amount.asset())
        || !credit.asset().equals(amount.asset())) {
      throw new IllegalArgumentException(
          "a transfer moves more than 0 between accounts of its asset, was %s from %s to %s"
              .formatted(amount, debit, credit));
    }
    require(!debit.equals(credit), "debit and credit must differ, both were %s", debit);
  }

  /** Returns the transfer that takes this one back. */
  public Transfer reversed() {
    return new Transfer(credit, debit, amount);
  }
}
