package dev.fanfare.moderation.hash;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Whether a bank took part in an answer.
 *
 * @param bank the bank's name, 1 to 64 characters
 * @param status how it stood
 * @param detail which version answered, or what is wrong, in words for an operator; 1 to 256
 *     characters
 */
public record BankReport(String bank, Status status, String detail) implements Serializable {
  /** How a bank stood. */
  public enum Status {
    /** It was searched, all of it and up to date. */
    SEARCHED,
    /** It is switched off and was not searched. */
    DISABLED,
    /** It could not be searched, or not all of it: that nothing was found there says nothing. */
    UNAVAILABLE
  }

  /**
   * @throws IllegalArgumentException if a text is out of range
   */
  public BankReport {
    requireText("bank name", bank, 64);
    requireNonNull(status, "status");
    requireText("detail", detail, 256);
  }
}
