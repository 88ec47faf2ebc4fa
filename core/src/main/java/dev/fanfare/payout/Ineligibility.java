package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A reason why a creator is not paid now.
 *
 * @param cause which rule
 * @param detail for an operator, 1 to 300 characters
 */
public record Ineligibility(Cause cause, String detail) implements Serializable {
  /** What can keep a creator from being paid. */
  public enum Cause {
    /** The creator's identity is not established. */
    NOT_VERIFIED,
    /** Payouts to the creator are stopped. */
    PAYOUT_HOLD,
    /** The outcome of an earlier payout is not known. */
    UNKNOWN_PAYOUT,
    /** The gateway has contradicted the outcome of an earlier payout. */
    CONTRADICTED_PAYOUT,
    /** Nobody said where the money goes. */
    NO_DESTINATION,
    /** No gateway pays by this method. */
    NO_GATEWAY,
    /** A rule of the host. */
    HOST_RULE
  }

  public Ineligibility {
    requireNonNull(cause, "cause");
    requireText("detail", detail, 300);
  }
}
