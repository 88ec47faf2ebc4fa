package dev.fanfare.moderation.hash;

import dev.fanfare.event.FanfareException;

/** Thrown when a bank is named that does not exist. Nothing has been stored. */
public final class UnknownHashBankException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final String bank;

  public UnknownHashBankException(String bank) {
    super("There is no hash bank '%s'; save its description first".formatted(bank));
    this.bank = bank;
  }

  /** Returns the name. */
  public String bank() {
    return bank;
  }
}
