package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The code of a bank (ISO 9362), as ISO 20022 allows it.
 *
 * @param value 8 or 11 capital letters and digits, characters 5 and 6 a country code
 */
public record Bic(String value) implements Serializable {
  private static final Pattern FORM =
      Pattern.compile("[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?");

  /**
   * @throws IllegalArgumentException if it is not a BIC
   */
  public Bic {
    requireNonNull(value, "value");
    require(
        FORM.matcher(value).matches(),
        "BIC must be 8 or 11 capital letters and digits with a country code as characters 5 and 6, was %d"
            + " characters",
        value.length());
  }

  /**
   * Reads a BIC as people write it: spaces and small letters are allowed.
   *
   * @throws IllegalArgumentException if it is not a BIC
   */
  public static Bic parse(String text) {
    return new Bic(requireNonNull(text, "text").replace(" ", "").toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return value;
  }
}
