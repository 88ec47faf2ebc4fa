package dev.fanfare.analytics;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rate of a period and of the one before.
 *
 * @param current of the period, null if there is none
 * @param previous of the adjacent period of the same length before it, null if there is none
 */
public record RateChange(@Nullable Ratio current, @Nullable Ratio previous)
    implements Serializable {
  static RateChange of(Optional<Ratio> current, Optional<Ratio> previous) {
    return new RateChange(current.orElse(null), previous.orElse(null));
  }

  /**
   * Returns the difference in percentage points with two decimals, rounded half to even; empty if a
   * rate is absent.
   */
  public Optional<BigDecimal> points() {
    if (current == null || previous == null) {
      return Optional.empty();
    }
    BigDecimal denominator =
        BigDecimal.valueOf(current.denominator())
            .multiply(BigDecimal.valueOf(previous.denominator()));
    BigDecimal numerator =
        BigDecimal.valueOf(current.numerator())
            .multiply(BigDecimal.valueOf(previous.denominator()))
            .subtract(
                BigDecimal.valueOf(previous.numerator())
                    .multiply(BigDecimal.valueOf(current.denominator())));
    return Optional.of(numerator.movePointRight(2).divide(denominator, 2, RoundingMode.HALF_EVEN));
  }
}
