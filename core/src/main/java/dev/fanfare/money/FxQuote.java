package dev.fanfare.money;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/**
 * What one unit of an asset was worth in another, and who said so when.
 *
 * @param base the asset that is sold
 * @param quote the asset that is bought
 * @param rate units of {@code quote} for one unit of {@code base}, above 0
 * @param source who quoted it, 1 to 64 characters
 * @param at when it held
 */
public record FxQuote(Asset base, Asset quote, BigDecimal rate, String source, Instant at)
    implements Serializable {
  public FxQuote {
    requireNonNull(base, "base");
    requireNonNull(quote, "quote");
    requireNonNull(at, "at");
    require(!base.equals(quote), "base and quote must differ, both were %s", base);
    require(rate.signum() > 0, "rate must be above 0, was %s", rate);
    requireText("source", source, 64);
  }

  /**
   * Converts an amount. What is bought is rounded down to its minor unit; whole minor units of the
   * base that this leaves unspent are the remainder.
   *
   * @param amount 0 or more, in {@link #base}
   * @throws IllegalArgumentException if the amount is negative or in another asset
   * @throws ArithmeticException if the result does not fit
   */
  public Conversion convert(Money amount) {
    require(amount.asset().equals(base), "expected an amount in %s, was %s", base, amount);
    require(!amount.isNegative(), "amount must be 0 or more, was %s", amount);
    BigDecimal exact = amount.toDecimal().multiply(rate).movePointRight(quote.scale());
    Money bought = new Money(exact.setScale(0, RoundingMode.DOWN).longValueExact(), quote);
    BigDecimal cost = bought.toDecimal().divide(rate, base.scale(), RoundingMode.CEILING);
    Money spent = new Money(cost.movePointRight(base.scale()).longValueExact(), base);
    return new Conversion(this, amount, spent, bought, amount.minus(spent));
  }

  /**
   * An amount exchanged.
   *
   * @param quote the quote that was used
   * @param amount what was handed in
   * @param spent the part of it that paid for {@code bought}
   * @param bought what came out, rounded down
   * @param remainder {@code amount - spent}, less than one minor unit of the bought asset is worth
   */
  public record Conversion(FxQuote quote, Money amount, Money spent, Money bought, Money remainder)
      implements Serializable {}
}
