package dev.fanfare.money;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A part of a whole, from nothing to all of it, in parts per million (55 % = 550 000 ppm).
 *
 * @param ppm parts per million, 0 to 1 000 000
 */
public record Rate(int ppm) implements Comparable<Rate>, Serializable {
  /** Parts per million in a whole. */
  public static final int WHOLE_PPM = 1_000_000;

  /** Nothing, 0 %. */
  public static final Rate ZERO = new Rate(0);

  private static final Pattern TEXT = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,4})?) ?%");

  /**
   * @throws IllegalArgumentException if {@code ppm} is out of range
   */
  public Rate {
    requireRange("ppm", ppm, 0, WHOLE_PPM);
  }

  /** Returns a rate of whole percents, 0 to 100. */
  public static Rate percent(int percent) {
    return new Rate((int) requireRange("percent", percent, 0, 100) * 10_000);
  }

  /**
   * Reads a percentage such as {@code "2.5%"} or {@code "55 %"}, with at most four decimals.
   *
   * @throws IllegalArgumentException if the text is anything else, or above 100 %
   */
  public static Rate parse(String text) {
    requireNonNull(text, "text");
    var matcher = TEXT.matcher(text);
    require(matcher.matches(), "a rate reads like '2.5%%' with at most 4 decimals, was '%s'", text);
    return new Rate(new BigDecimal(matcher.group(1)).movePointRight(4).intValueExact());
  }

  /** Returns what is left of the whole: 45 % for 55 %. */
  public Rate complement() {
    return new Rate(WHOLE_PPM - ppm);
  }

  /** Returns this part of an amount, rounded to the minor unit. */
  public Money of(Money amount, RoundingMode rounding) {
    return new Money(Division.scaled(amount.minor(), ppm, WHOLE_PPM, rounding), amount.asset());
  }

  @Override
  public int compareTo(Rate other) {
    return Integer.compare(ppm, other.ppm);
  }

  /** Returns the percentage as {@link #parse} reads it, such as {@code "2.5%"}. */
  @Override
  public String toString() {
    return BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString() + "%";
  }
}
