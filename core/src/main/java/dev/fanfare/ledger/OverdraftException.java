package dev.fanfare.ledger;

import dev.fanfare.event.FanfareException;
import dev.fanfare.money.Money;

/** Thrown when a transaction would push an account past its bound. Nothing has been stored. */
public final class OverdraftException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final Account account;
  private final Money balance;

  public OverdraftException(Account account, long balance, long delta) {
    super(
        "Account %s holds %s; a posting of %s would break its bound"
            .formatted(
                account, new Money(balance, account.asset()), new Money(delta, account.asset())));
    this.account = account;
    this.balance = new Money(balance, account.asset());
  }

  /** Returns the account that would have been overdrawn. */
  public Account account() {
    return account;
  }

  /** Returns the balance that was found. */
  public Money balance() {
    return balance;
  }
}
