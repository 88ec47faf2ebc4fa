package dev.fanfare.content;

import dev.fanfare.credit.CreditAmount;
import dev.fanfare.event.Answer;
import java.util.UUID;

/** What became of a request for content: whether it was begun. */
public sealed interface SubmitResult extends Answer {
  /**
   * The credits are reserved and the job exists.
   *
   * @param job names the job
   * @param price what is reserved, and will be charged for an output
   * @param available credits left
   */
  record Submitted(UUID job, CreditAmount price, long available, boolean replayed)
      implements SubmitResult {
    @Override
    public Submitted asReplayed() {
      return new Submitted(job, price, available, true);
    }
  }

  /** Nothing was begun: {@code price} is more than the {@code available} credits. */
  record Declined(CreditAmount price, long available, boolean replayed) implements SubmitResult {
    @Override
    public Declined asReplayed() {
      return new Declined(price, available, true);
    }
  }
}
