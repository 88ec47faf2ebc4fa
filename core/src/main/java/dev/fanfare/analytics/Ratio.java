package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.requireRange;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * An exact ratio of two counts or of two amounts of one asset. It stays as it was counted; a
 * decimal is made for people.
 *
 * @param numerator may be negative
 * @param denominator 1 or more
 */
public record Ratio(long numerator, long denominator) implements Serializable {
  public Ratio {
    requireRange("denominator", denominator, 1, Long.MAX_VALUE);
  }

  /** Returns a ratio, empty if the denominator is not above 0: then there is none. */
  public static Optional<Ratio> of(long numerator, long denominator) {
    return denominator > 0 ? Optional.of(new Ratio(numerator, denominator)) : Optional.empty();
  }

  /**
   * Returns the ratio as a decimal, rounded half to even.
   *
   * @param decimals how many, 0 or more
   */
  public BigDecimal decimal(int decimals) {
    return BigDecimal.valueOf(numerator)
        .divide(BigDecimal.valueOf(denominator), decimals, RoundingMode.HALF_EVEN);
  }

  /** Returns the ratio in percent with two decimals, rounded half to even. */
  public BigDecimal percent() {
    return BigDecimal.valueOf(numerator)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_EVEN);
  }

  /** Returns the percentage, such as {@code "2.50%"}. */
  @Override
  public String toString() {
    return percent().toPlainString() + "%";
  }
}
