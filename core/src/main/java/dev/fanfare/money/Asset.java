package dev.fanfare.money;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Currency;

/**
 * What an amount is counted in: an ISO 4217 currency, or another asset that the host names, such as
 * {@code USDT} with 6 decimals.
 *
 * @param code 1 to 12 capital letters and digits, beginning with a letter
 * @param scale decimals of the minor unit, 0 to 9 (2 for USD, 0 for JPY)
 */
public record Asset(String code, int scale) implements Serializable {
  /**
   * @throws IllegalArgumentException if the code or the scale is out of range, or contradicts ISO
   *     4217
   */
  public Asset {
    requireNonNull(code, "code");
    require(
        isCode(code),
        "code must be 1 to 12 capital letters and digits, letter first, was '%s'",
        code);
    requireRange("scale", scale, 0, 9);
    int iso = isoScale(code);
    require(iso < 0 || iso == scale, "scale of %s is %d by ISO 4217, was %d", code, iso, scale);
  }

  /**
   * Returns an ISO 4217 currency.
   *
   * @throws IllegalArgumentException if the code is not an ISO 4217 currency with a minor unit;
   *     another asset is made with the constructor
   */
  public static Asset of(String code) {
    requireNonNull(code, "code");
    int scale = isoScale(code);
    require(
        scale >= 0,
        "'%s' is not an ISO 4217 currency; for another asset use new Asset(code, scale)",
        code);
    return new Asset(code, scale);
  }

  private static boolean isCode(String code) {
    if (code.isEmpty() || code.length() > 12 || code.charAt(0) < 'A' || code.charAt(0) > 'Z') {
      return false;
    }
    return code.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
  }

  /** Returns the decimals of an ISO currency, -1 for any other code. */
  private static int isoScale(String code) {
    if (code.length() != 3) {
      return -1;
    }
    try {
      return Currency.getInstance(code).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return -1;
    }
  }

  @Override
  public String toString() {
    return code;
  }
}
