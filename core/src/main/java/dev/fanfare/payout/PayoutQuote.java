package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * What a payout takes from the creator's balance and what the creator gets, with everything
 * between.
 *
 * @param gross what is taken from the balance, more than 0
 * @param conversion the exchange into the asset that is paid, null if that is the balance's own
 * @param fee the fee on what is paid out
 * @param taxLine the tax kept back, null if there is none
 */
public record PayoutQuote(
    Money gross, FxQuote.@Nullable Conversion conversion, FeeQuote fee, @Nullable TaxLine taxLine)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a part does not follow from the one before
   */
  public PayoutQuote {
    requireNonNull(fee, "fee");
    require(gross.isPositive(), "gross must be more than 0, was %s", gross);
    if (conversion == null) {
      require(fee.gross().equals(gross), "the fee must be on %s, was on %s", gross, fee.gross());
    } else {
      require(
          conversion.amount().equals(gross) && fee.gross().equals(conversion.bought()),
          "the conversion must turn %s into %s, turns %s into %s",
          gross,
          fee.gross(),
          conversion.amount(),
          conversion.bought());
    }
    if (taxLine != null) {
      require(
          taxLine.amount().compareTo(fee.net()) <= 0,
          "tax must be at most the %s that the fee leaves, was %s",
          fee.net(),
          taxLine.amount());
    }
  }

  /** Returns what is paid out before fee and tax, in the asset that is paid. */
  public Money amount() {
    return fee.gross();
  }

  /** Returns the tax kept back, 0 if there is none. */
  public Money tax() {
    return taxLine == null ? Money.zero(amount().asset()) : taxLine.amount();
  }

  /** Returns what the creator gets: {@code amount - fee - tax}. */
  public Money net() {
    return fee.net().minus(tax());
  }
}
