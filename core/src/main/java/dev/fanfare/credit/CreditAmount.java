package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * So many credits of a type.
 *
 * @param type which credits
 * @param amount whole credits, 1 to {@link #MAX}
 */
public record CreditAmount(CreditType type, long amount) implements Serializable {
  /** The most that one request can move: 10<sup>12</sup> credits. */
  public static final long MAX = 1_000_000_000_000L;

  public CreditAmount {
    requireNonNull(type, "type");
    requireAmount("amount", amount);
  }

  /** Accepts 1 to {@link #MAX}. */
  static long requireAmount(String name, long amount) {
    return requireRange(name, amount, 1, MAX);
  }

  /** Returns the amount and the type, such as {@code 20 video_edit}. */
  @Override
  public String toString() {
    return amount + " " + type;
  }
}
