package dev.fanfare.credit;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown when a reservation does not exist. */
public final class UnknownReservationException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final UUID reservation;

  /** Names the reservation. */
  public UnknownReservationException(UUID reservation) {
    super(
        "There is no reservation %s; use the id that Credits.reserve answered"
            .formatted(reservation));
    this.reservation = reservation;
  }

  /** Returns the id that was asked for. */
  public UUID reservation() {
    return reservation;
  }
}
