package dev.fanfare.credit;

import dev.fanfare.event.Answer;
import java.time.Instant;
import java.util.UUID;

/** What became of a {@link Credits#reserve}. */
public sealed interface ReserveResult extends Answer {
  /**
   * The credits are put aside.
   *
   * @param reservation names the reservation, to settle or release it
   * @param amount credits put aside
   * @param expiresAt when the reservation frees itself
   * @param available credits left
   */
  record Reserved(
      UUID reservation, long amount, Instant expiresAt, long available, boolean replayed)
      implements ReserveResult {
    @Override
    public Reserved asReplayed() {
      return new Reserved(reservation, amount, expiresAt, available, true);
    }
  }

  /** Nothing was put aside: only {@code available} credits are there. */
  record Declined(long available, boolean replayed) implements ReserveResult {
    @Override
    public Declined asReplayed() {
      return new Declined(available, true);
    }
  }
}
