package dev.fanfare.payout.bankfile;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Locale;

/**
 * An international bank account number (ISO 13616) whose country's length and structure and whose
 * check digits are right. Of a country that is not in the registry known here, the general form and
 * the check digits are right. Personal data: {@code toString} and messages show the country and the
 * last four characters.
 *
 * @param value capital letters and digits without spaces, 15 to 34 characters
 */
public record Iban(String value) implements Serializable {
  private static final int SHORTEST = 15;
  private static final int LONGEST = 34;

  /**
   * @throws IllegalArgumentException if it is not an IBAN; the message does not show it in full
   */
  public Iban {
    requireNonNull(value, "value");
    require(
        SHORTEST <= value.length() && value.length() <= LONGEST,
        "IBAN %s must be %d to %d characters, was %d",
        masked(value),
        SHORTEST,
        LONGEST,
        value.length());
    require(
        isGeneralForm(value),
        "IBAN %s must be a country code, two digits, then capital letters and digits",
        masked(value));
    IbanFormats.check(value, masked(value));
    int check = Integer.parseInt(value.substring(2, 4));
    require(
        2 <= check && check <= 98 && remainder(value) == 1,
        "IBAN %s has wrong check digits: a character is mistyped",
        masked(value));
  }

  /**
   * Reads an IBAN as people write it: spaces and small letters are allowed.
   *
   * @throws IllegalArgumentException if it is not an IBAN; the message does not show it in full
   */
  public static Iban parse(String text) {
    return new Iban(electronic(requireNonNull(text, "text")));
  }

  /**
   * Returns the text without spaces and in capital letters; other characters stay and are refused
   * later.
   */
  static String electronic(String text) {
    return text.replace(" ", "").toUpperCase(Locale.ROOT);
  }

  /** Returns the country code, two capital letters. */
  public String country() {
    return value.substring(0, 2);
  }

  /** Returns whether accounts of the country are reached by SEPA credit transfers. */
  public boolean isSepa() {
    return IbanFormats.isSepa(country());
  }

  private static boolean isGeneralForm(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean letter = 'A' <= c && c <= 'Z';
      boolean digit = '0' <= c && c <= '9';
      if (i < 2 ? !letter : i < 4 ? !digit : !letter && !digit) {
        return false;
      }
    }
    return true;
  }

  /**
   * ISO 7064 MOD 97-10 with the first four characters at the end and letters as 10 to 35; 1 is
   * right.
   */
  private static int remainder(String value) {
    int remainder = 0;
    for (int i = 0; i < value.length(); i++) {
      int digit = Character.digit(value.charAt((i + 4) % value.length()), 36);
      remainder = (remainder * (digit < 10 ? 10 : 100) + digit) % 97;
    }
    return remainder;
  }

  private static String masked(String value) {
    boolean showable = value.length() >= SHORTEST && isGeneralForm(value);
    return showable ? value.substring(0, 2) + "…" + value.substring(value.length() - 4) : "…";
  }

  /** Returns the country and the last four characters, such as {@code DE…3000}. */
  @Override
  public String toString() {
    return masked(value);
  }
}
