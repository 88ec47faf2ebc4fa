package dev.fanfare.ai;

import dev.fanfare.event.Operations;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How many calls each user has in a day, by the {@link QuotaPolicy}.
 *
 * <p>A day is a day of the user's calendar, 23 or 25 hours long where clocks change. Its end is
 * fixed by the first call of the day, wherever the user goes then; see {@link QuotaWindow} for what
 * a change of zone does. Every call names a message, which counts once however often it is asked
 * for, until it is pruned.
 *
 * <p>Reserve before the call and spend or refund after it. Between the two a crash leaves one
 * message counted that nobody answered; asked for again with its id, it is not counted again.
 */
public interface DailyQuota {
  /** Returns the quota over a store. */
  static DailyQuota of(Operations operations, QuotaStore store, QuotaPolicy policy) {
    return new StoredDailyQuota(operations, store, policy);
  }

  /** Returns the policy. */
  QuotaPolicy policy();

  /**
   * Counts a message, if the day's allowance is not used up; the check and the write are one step.
   *
   * @param zone where the user is
   */
  QuotaResult reserve(QuotaMessage message, ZoneId zone);

  /**
   * Says that an answer to a message has begun: it counts for good. If it was given back meanwhile,
   * by another call for the same message, it counts again, beyond the limit if need be.
   *
   * @return whether this was news
   */
  boolean spend(QuotaMessage message);

  /**
   * Gives a message back whose call failed before an answer began. One that was answered is not
   * given back.
   *
   * @return whether it was
   */
  boolean refund(QuotaMessage message);

  /**
   * Returns how a user's allowance stands, without opening a day.
   *
   * @param zone where the user is
   * @throws IllegalArgumentException if the purpose has no limit
   */
  QuotaStanding standing(QuotaSubject subject, ZoneId zone);

  /**
   * Forgets messages whose day ended before an instant, the oldest first; asked for again, one
   * would be counted again. Repeat it while it returns {@code limit}.
   *
   * @param limit how many at most, 1 to 10 000
   * @return how many there were
   */
  int prune(Instant before, int limit);
}
