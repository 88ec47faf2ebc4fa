package dev.fanfare.earning;

import dev.fanfare.event.FanfareException;

/**
 * Thrown when a hold is to be changed or ended that is not there, because it was read without the
 * lock on its account.
 */
public final class StaleHoldException extends FanfareException {
  private static final long serialVersionUID = 1L;

  public StaleHoldException(String details) {
    super(
        "A hold on earnings is not there any more (%s); lock the account, then read its holds"
            .formatted(details));
  }
}
