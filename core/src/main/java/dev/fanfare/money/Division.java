package dev.fanfare.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Exact {@code value × numerator / denominator} with a named rounding. */
final class Division {
  private Division() {}

  /**
   * Returns {@code value × numerator / denominator}, rounded.
   *
   * @param denominator 1 or more
   * @throws ArithmeticException if the result does not fit a {@code long}
   */
  static long scaled(long value, long numerator, long denominator, RoundingMode rounding) {
    long high = Math.multiplyHigh(value, numerator);
    long low = value * numerator;
    if (high == low >> 63) {
      return rounded(low, denominator, rounding);
    }
    BigInteger product = BigInteger.valueOf(value).multiply(BigInteger.valueOf(numerator));
    return new BigDecimal(product)
        .divide(BigDecimal.valueOf(denominator), 0, rounding)
        .longValueExact();
  }

  private static long rounded(long dividend, long divisor, RoundingMode rounding) {
    long quotient = dividend / divisor;
    long rest = dividend - quotient * divisor;
    if (rest == 0) {
      return quotient;
    }
    int sign = dividend < 0 ? -1 : 1;
    // Compares |rest| with divisor - |rest|, which cannot overflow as doubling could.
    int half = Long.compare(Math.abs(rest), divisor - Math.abs(rest));
    boolean away =
        switch (rounding) {
          case UP -> true;
          case DOWN -> false;
          case CEILING -> sign > 0;
          case FLOOR -> sign < 0;
          case HALF_UP -> half >= 0;
          case HALF_DOWN -> half > 0;
          case HALF_EVEN -> half > 0 || half == 0 && (quotient & 1) != 0;
          case UNNECESSARY -> throw new ArithmeticException("Rounding necessary");
        };
    return away ? quotient + sign : quotient;
  }
}
