package dev.fanfare.credit;

import dev.fanfare.event.Answer;
import java.util.UUID;

/** What became of a {@link Credits#spend}. */
public sealed interface SpendResult extends Answer {
  /**
   * The credits are used.
   *
   * @param charge names the charge, for a refund
   * @param amount credits used
   * @param available credits left
   */
  record Spent(UUID charge, long amount, long available, boolean replayed) implements SpendResult {
    @Override
    public Spent asReplayed() {
      return new Spent(charge, amount, available, true);
    }
  }

  /** Nothing was used: only {@code available} credits are there. */
  record Declined(long available, boolean replayed) implements SpendResult {
    @Override
    public Declined asReplayed() {
      return new Declined(available, true);
    }
  }
}
