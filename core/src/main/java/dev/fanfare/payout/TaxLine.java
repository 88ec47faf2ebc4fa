package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.io.Serializable;

/**
 * Tax kept back from a payout and owed to an authority.
 *
 * @param name which tax, 1 to 64 characters
 * @param rate the part of the gross amount
 * @param amount what is kept back, 0 or more
 */
public record TaxLine(String name, Rate rate, Money amount) implements Serializable {
  public TaxLine {
    requireText("tax name", name, 64);
    requireNonNull(rate, "rate");
    require(!amount.isNegative(), "tax must be 0 or more, was %s", amount);
  }
}
