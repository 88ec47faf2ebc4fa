package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireText;

import java.io.Serializable;

/**
 * A way to pay a creator.
 *
 * @param code its name, 1 to 32 characters, such as {@code bank_transfer}
 */
public record PayoutMethod(String code) implements Comparable<PayoutMethod>, Serializable {
  /** A transfer to a bank account. */
  public static final PayoutMethod BANK_TRANSFER = new PayoutMethod("bank_transfer");

  /** A Paxum account. */
  public static final PayoutMethod PAXUM = new PayoutMethod("paxum");

  /** A Stripe account. */
  public static final PayoutMethod STRIPE = new PayoutMethod("stripe");

  /** A PayPal account. */
  public static final PayoutMethod PAYPAL = new PayoutMethod("paypal");

  /** An address on a blockchain. */
  public static final PayoutMethod CRYPTO = new PayoutMethod("crypto");

  /**
   * @throws IllegalArgumentException if the code is out of range
   */
  public PayoutMethod {
    requireText("payout method", code, 32);
  }

  @Override
  public int compareTo(PayoutMethod other) {
    return code.compareTo(other.code);
  }

  @Override
  public String toString() {
    return code;
  }
}
