package dev.fanfare.content;

import dev.fanfare.credit.CreditAmount;
import java.time.Instant;
import java.util.UUID;

/**
 * What a request for content has come to by now. Asked again under the same key it is the same once
 * it is final, marked as replayed.
 */
public sealed interface ContentResult {
  /** Returns whether the request was made before under this key. */
  boolean replayed();

  /**
   * Here it is, and it is paid.
   *
   * @param job names the job
   * @param text what the model wrote and moderation passed
   * @param credits what was charged
   * @param charge names the charge, for a refund
   */
  record Generated(UUID job, String text, CreditAmount credits, UUID charge, boolean replayed)
      implements ContentResult {
    @Override
    public String toString() {
      return "Generated[job=%s, %d characters, %s, charge=%s, replayed=%s]"
          .formatted(job, text.length(), credits, charge, replayed);
    }
  }

  /**
   * It is written and waits for moderation; the credits stay reserved.
   *
   * @param decision whether somebody has to decide; otherwise it waits for the screen to answer
   */
  record Held(UUID job, boolean decision, boolean replayed) implements ContentResult {}

  /** Moderation refused what the model wrote. Nothing is charged. */
  record Blocked(UUID job, boolean replayed) implements ContentResult {}

  /**
   * There is no output. Nothing is charged.
   *
   * @param why what went wrong; {@link ContentFailure#retryable} says whether asking again, under a
   *     new key, makes sense
   */
  record Failed(UUID job, ContentFailure why, boolean replayed) implements ContentResult {}

  /**
   * Somebody works on it, or it waits in the queue.
   *
   * @param until when it is gone on with if nobody does before
   */
  record InProgress(UUID job, Instant until, boolean replayed) implements ContentResult {}

  /** It was delivered and paid, and its text has been erased since. */
  record Erased(UUID job, boolean replayed) implements ContentResult {}

  /** Nothing was begun: {@code price} is more than the {@code available} credits. */
  record Declined(CreditAmount price, long available, boolean replayed) implements ContentResult {}
}
