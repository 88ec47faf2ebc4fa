package dev.fanfare.payout;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown when a payout is asked for that does not exist. */
public final class UnknownPayoutException extends FanfareException {
  private static final long serialVersionUID = 1L;

  /** Makes the exception for a payout's id. */
  public UnknownPayoutException(UUID payout) {
    super("There is no payout %s".formatted(payout));
  }
}
