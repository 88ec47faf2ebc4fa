package dev.fanfare.ai;

import java.io.Serializable;
import java.time.Instant;

/** What came of asking for a call. */
public sealed interface QuotaResult extends Serializable {
  /**
   * The call may be made.
   *
   * @param remaining calls left in this day after it
   * @param resetAt when there is a new allowance
   * @param replayed whether the message counted already, and was not counted again
   */
  record Granted(int remaining, Instant resetAt, boolean replayed) implements QuotaResult {}

  /**
   * The day's allowance is used up.
   *
   * @param limit how many calls a day has
   * @param resetAt when there is a new allowance
   */
  record Exhausted(int limit, Instant resetAt) implements QuotaResult {}

  /** There is no limit for the purpose, and nothing was counted. */
  record Unlimited() implements QuotaResult {}
}
