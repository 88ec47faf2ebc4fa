package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What calls cost, exact: whole billionths of a currency's unit. A call may cost less than a
 * thousandth of a cent, which {@link Money} cannot say. A {@code long} holds more than nine billion
 * units. Immutable.
 *
 * @param nanos billionths of one unit of the currency (1 USD is 1 000 000 000), 0 or more
 * @param currency what is counted; its own decimals do not matter here
 */
public record AiCost(long nanos, Asset currency) implements Comparable<AiCost>, Serializable {
  /** How many decimals of a currency's unit are kept. */
  public static final int DECIMALS = 9;

  /**
   * @throws IllegalArgumentException if {@code nanos} is negative
   */
  public AiCost {
    require(nanos >= 0, "nanos must be 0 or more, was %d", nanos);
    requireNonNull(currency, "currency");
  }

  /** Returns no cost. */
  public static AiCost zero(Asset currency) {
    return new AiCost(0, currency);
  }

  /**
   * Returns an amount of money, exactly.
   *
   * @throws IllegalArgumentException if it is negative
   * @throws ArithmeticException if it does not fit
   */
  public static AiCost of(Money amount) {
    return new AiCost(amount.toDecimal().movePointRight(DECIMALS).longValueExact(), amount.asset());
  }

  /**
   * Reads a plain decimal of the currency's units such as {@code "0.005"}.
   *
   * @throws IllegalArgumentException if the text is no such number, or has more than nine decimals
   * @throws ArithmeticException if it does not fit
   */
  public static AiCost parse(String text, Asset currency) {
    // An asset of nine decimals reads what is meant, and refuses the rest.
    Money units = Money.parse(text, new Asset("NANO", DECIMALS));
    return new AiCost(units.minor(), currency);
  }

  /**
   * Returns the sum.
   *
   * @throws IllegalArgumentException if the other is in another currency
   * @throws ArithmeticException if it does not fit
   */
  public AiCost plus(AiCost other) {
    return new AiCost(Math.addExact(nanos, other.in(currency)), currency);
  }

  /** Returns it as a number of the currency's units, with nine decimals. */
  public BigDecimal toDecimal() {
    return BigDecimal.valueOf(nanos, DECIMALS);
  }

  /**
   * Returns it in whole minor units.
   *
   * @throws ArithmeticException if it does not fit
   */
  public Money toMoney(RoundingMode rounding) {
    return new Money(
        toDecimal().setScale(currency.scale(), rounding).unscaledValue().longValueExact(),
        currency);
  }

  /**
   * @throws IllegalArgumentException if the other is in another currency
   */
  @Override
  public int compareTo(AiCost other) {
    return Long.compare(nanos, other.in(currency));
  }

  private long in(Asset expected) {
    require(currency.equals(expected), "expected a cost in %s, was in %s", expected, currency);
    return nanos;
  }

  /** Returns it with its currency, such as {@code 0.0105 USD}. */
  @Override
  public String toString() {
    BigDecimal plain = toDecimal().stripTrailingZeros();
    return (plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString() + " " + currency.code();
  }
}
