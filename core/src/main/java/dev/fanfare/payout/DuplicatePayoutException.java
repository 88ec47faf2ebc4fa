package dev.fanfare.payout;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown when a payout is stored a second time. Nothing has been stored. */
public final class DuplicatePayoutException extends FanfareException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception for a payout's id. */
  public DuplicatePayoutException(UUID payout) {
    super("Payout %s is stored already; a new payout needs a new key".formatted(payout));
  }
}
