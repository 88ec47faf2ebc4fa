package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import java.math.RoundingMode;
import java.util.Optional;

/** Says what tax is kept back from a payout. A pure function. */
@FunctionalInterface
public interface TaxPolicy {
  /**
   * Returns the tax on a payout, empty if there is none.
   *
   * @param creator who is paid
   * @param fee the amount paid out, in the asset it is paid in, and its fee
   * @return a line of 0 to {@code fee.net()}; a larger one is refused as a fault of the policy
   */
  Optional<TaxLine> withhold(CreatorId creator, FeeQuote fee);

  /** Keeps nothing back. */
  record None() implements TaxPolicy {
    @Override
    public Optional<TaxLine> withhold(CreatorId creator, FeeQuote fee) {
      return Optional.empty();
    }
  }

  /**
   * Keeps back a part of every gross amount, at most what the fee leaves.
   *
   * @param name which tax, 1 to 64 characters
   * @param rate which part
   * @param rounding how the part is rounded to the minor unit
   */
  record Withholding(String name, Rate rate, RoundingMode rounding) implements TaxPolicy {
    public Withholding {
      requireText("name", name, 64);
      requireNonNull(rate, "rate");
      requireNonNull(rounding, "rounding");
      require(
          rounding != RoundingMode.UNNECESSARY,
          "rounding must be a mode that rounds, was %s",
          rounding);
    }

    @Override
    public Optional<TaxLine> withhold(CreatorId creator, FeeQuote fee) {
      Money tax = rate.of(fee.gross(), rounding).min(fee.net());
      return Optional.of(new TaxLine(name, rate, tax));
    }
  }

  /** Returns the policy that keeps nothing back. */
  static TaxPolicy none() {
    return new None();
  }

  /**
   * Returns a policy that keeps back a part of every gross amount, at most what the fee leaves.
   *
   * @param name which tax, 1 to 64 characters
   */
  static TaxPolicy withholding(String name, Rate rate, RoundingMode rounding) {
    return new Withholding(name, rate, rounding);
  }
}
