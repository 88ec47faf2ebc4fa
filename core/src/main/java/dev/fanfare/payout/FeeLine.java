package dev.fanfare.payout;

import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Money;
import java.io.Serializable;

/**
 * A part of a payout's fee, as it is shown to the creator.
 *
 * @param kind what it is
 * @param amount not 0; negative only for {@link Kind#MAXIMUM} and {@link Kind#GROSS}, which lower
 *     the fee
 */
public record FeeLine(Kind kind, Money amount) implements Serializable {
  /** What a line of a fee is. */
  public enum Kind {
    /** The percentage of the gross amount, rounded. */
    PERCENTAGE,
    /** The fixed part. */
    FIXED,
    /** What is missing to the smallest fee. */
    MINIMUM,
    /** What exceeds the largest fee, taken off again. */
    MAXIMUM,
    /** What exceeds the gross amount, taken off again: nobody pays to be paid. */
    GROSS
  }

  public FeeLine {
    requireNonNull(kind, "kind");
    requireNonNull(amount, "amount");
  }
}
