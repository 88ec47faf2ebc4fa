package dev.fanfare.credit;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown when a charge does not exist. */
public final class UnknownChargeException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final UUID charge;

  /** Names the charge. */
  public UnknownChargeException(UUID charge) {
    super(
        "There is no charge %s; use the id that Credits.spend or Credits.settle answered"
            .formatted(charge));
    this.charge = charge;
  }

  /** Returns the id that was asked for. */
  public UUID charge() {
    return charge;
  }
}
