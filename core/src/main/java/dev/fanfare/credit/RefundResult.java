package dev.fanfare.credit;

import dev.fanfare.event.Answer;
import java.util.UUID;

/** What became of a {@link Credits#refund}. */
public sealed interface RefundResult extends Answer {
  /**
   * The charge is taken back by {@code restored + forfeited} credits.
   *
   * @param charge what was refunded
   * @param restored credits that can be used again
   * @param forfeited credits whose grant had expired, lost by policy
   * @param available credits there are now
   */
  record Refunded(UUID charge, long restored, long forfeited, long available, boolean replayed)
      implements RefundResult {
    @Override
    public Refunded asReplayed() {
      return new Refunded(charge, restored, forfeited, available, true);
    }
  }

  /**
   * Nothing was refunded: only {@code refundable} credits of the charge have not been refunded yet.
   */
  record Declined(UUID charge, long refundable, boolean replayed) implements RefundResult {
    @Override
    public Declined asReplayed() {
      return new Declined(charge, refundable, true);
    }
  }
}
