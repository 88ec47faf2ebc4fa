package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import java.io.Serializable;

/**
 * The instructions of a file that share their terms: one currency, and for euros whether they go by
 * SEPA.
 *
 * @param currency the currency of every amount
 * @param sepa whether the accounts are reached by SEPA credit transfers; only in euros
 */
public record PaymentBlock(Asset currency, boolean sepa)
    implements Comparable<PaymentBlock>, Serializable {
  private static final String EURO = "EUR";

  /**
   * @throws IllegalArgumentException if another currency than the euro is to go by SEPA
   */
  public PaymentBlock {
    requireNonNull(currency, "currency");
    require(!sepa || currency.code().equals(EURO), "SEPA transfers are in EUR, was %s", currency);
  }

  /** Returns the block that an amount to an account belongs in. */
  static PaymentBlock of(Asset currency, Iban account) {
    return new PaymentBlock(currency, currency.code().equals(EURO) && account.isSepa());
  }

  /**
   * Returns its name, such as {@code USD}, {@code EUR} or {@code EUR-SEPA}; blocks are ordered by
   * it.
   */
  public String code() {
    return sepa ? currency.code() + "-SEPA" : currency.code();
  }

  @Override
  public int compareTo(PaymentBlock other) {
    return code().compareTo(other.code());
  }

  @Override
  public String toString() {
    return code();
  }
}
