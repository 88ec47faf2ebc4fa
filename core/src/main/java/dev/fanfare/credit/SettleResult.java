package dev.fanfare.credit;

import dev.fanfare.event.Answer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a {@link Credits#settle}. */
public sealed interface SettleResult extends Answer {
  /**
   * The job is charged.
   *
   * @param reservation what was settled
   * @param charge names the charge, for a refund; null if nothing was charged
   * @param charged credits used
   * @param returned credits that were put aside and not used; 0 if {@code late}, as they had gone
   *     back before
   * @param late whether the reservation had expired, so that the charge was a fresh one
   * @param available credits left
   */
  record Settled(
      UUID reservation,
      @Nullable UUID charge,
      long charged,
      long returned,
      boolean late,
      long available,
      boolean replayed)
      implements SettleResult {
    @Override
    public Settled asReplayed() {
      return new Settled(reservation, charge, charged, returned, late, available, true);
    }
  }

  /**
   * Nothing is charged: the reservation had expired, and only {@code available} credits are there
   * for a fresh charge.
   */
  record Declined(long available, boolean replayed) implements SettleResult {
    @Override
    public Declined asReplayed() {
      return new Declined(available, true);
    }
  }

  /** Nothing is charged: another request had settled or released the reservation. */
  record AlreadyClosed(Reservation.State state, boolean replayed) implements SettleResult {
    @Override
    public AlreadyClosed asReplayed() {
      return new AlreadyClosed(state, true);
    }
  }
}
