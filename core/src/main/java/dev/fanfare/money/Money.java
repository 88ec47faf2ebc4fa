package dev.fanfare.money;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.shown;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An exact amount of one asset. Immutable.
 *
 * @param minor whole minor units (cents for USD); may be negative
 * @param asset what is counted
 */
public record Money(long minor, Asset asset) implements Comparable<Money>, Serializable {
  private static final Pattern TEXT = Pattern.compile("-?[0-9]{1,40}(\\.[0-9]{1,40})?");

  public Money {
    requireNonNull(asset, "asset");
  }

  /** Returns an amount of an ISO 4217 currency, such as {@code Money.of("12.50", "USD")}. */
  public static Money of(String amount, String currency) {
    return parse(amount, Asset.of(currency));
  }

  /** Returns nothing of an asset. */
  public static Money zero(Asset asset) {
    return new Money(0, asset);
  }

  /**
   * Reads a plain decimal such as {@code "12.50"} or {@code "-3"}, of at most 19 digits before the
   * point; no grouping, no exponent, no sign {@code +}.
   *
   * @throws IllegalArgumentException if the text is no such number or has more decimals than the
   *     asset
   * @throws ArithmeticException if the amount does not fit
   */
  public static Money parse(String text, Asset asset) {
    requireNonNull(text, "text");
    require(
        TEXT.matcher(text).matches(),
        "amount must be a plain decimal number such as 12.50, was '%s'",
        shown(text));
    BigDecimal minor = new BigDecimal(text).movePointRight(asset.scale());
    require(
        minor.stripTrailingZeros().scale() <= 0,
        "amount %s has more than the %d decimals of %s",
        text,
        asset.scale(),
        asset.code());
    try {
      return new Money(minor.longValueExact(), asset);
    } catch (ArithmeticException e) {
      throw new ArithmeticException(
          "amount %s %s does not fit, the largest is %s"
              .formatted(text, asset.code(), new Money(Long.MAX_VALUE, asset)));
    }
  }

  /**
   * @throws ArithmeticException if the sum does not fit
   */
  public Money plus(Money other) {
    return new Money(Math.addExact(minor, other.in(asset)), asset);
  }

  /**
   * @throws ArithmeticException if the difference does not fit
   */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minor, other.in(asset)), asset);
  }

  /**
   * @throws ArithmeticException if the product does not fit
   */
  public Money times(long factor) {
    return new Money(Math.multiplyExact(minor, factor), asset);
  }

  /**
   * Returns {@code this × numerator / denominator}, rounded to the minor unit.
   *
   * @param denominator 1 or more
   * @throws ArithmeticException if the result does not fit
   */
  public Money times(long numerator, long denominator, RoundingMode rounding) {
    require(denominator > 0, "denominator must be 1 or more, was %d", denominator);
    return new Money(Division.scaled(minor, numerator, denominator, rounding), asset);
  }

  /**
   * @throws ArithmeticException if the result does not fit
   */
  public Money negated() {
    return new Money(Math.negateExact(minor), asset);
  }

  /** Returns the smaller of two amounts of one asset. */
  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  /** Returns the larger of two amounts of one asset. */
  public Money max(Money other) {
    return compareTo(other) >= 0 ? this : other;
  }

  /** Returns whether the amount is 0. */
  public boolean isZero() {
    return minor == 0;
  }

  /** Returns whether the amount is above 0. */
  public boolean isPositive() {
    return minor > 0;
  }

  /** Returns whether the amount is below 0. */
  public boolean isNegative() {
    return minor < 0;
  }

  /** Returns the amount in whole units with the asset's decimals, for display and export. */
  public BigDecimal toDecimal() {
    return BigDecimal.valueOf(minor, asset.scale());
  }

  /**
   * @throws IllegalArgumentException if the assets differ
   */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, other.in(asset));
  }

  /** Returns the minor units after checking that they count {@code expected}. */
  private long in(Asset expected) {
    if (asset != expected && !asset.equals(expected)) {
      throw new IllegalArgumentException(
          "expected an amount in %s, was %s".formatted(expected.code(), this));
    }
    return minor;
  }

  /** Returns the amount with its asset, such as {@code "12.50 USD"}. */
  @Override
  public String toString() {
    return toDecimal().toPlainString() + " " + asset.code();
  }
}
