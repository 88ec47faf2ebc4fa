package dev.fanfare.persistence.erasure;

import static java.util.Objects.requireNonNull;

import dev.fanfare.persistence.internal.Database;
import java.time.Instant;

/**
 * Deletes recorded answers that serve a run only. Everything else is kept for good: a key names one
 * request for ever, and what was booked stays. Delivered events are deleted on delivery and need no
 * sweep.
 *
 * <p>A run over all creators records an answer for each of them or for each few, so that the same
 * run, called again after a crash, goes on where it stopped. Once it is over they are of no use,
 * and there are as many as creators times runs. Without them the same run called again would
 * evaluate anew: tiers on the figures given then, achievements without unlocking or rewarding
 * anything twice. No answer about money is among them.
 */
public final class Retention {
  private final Database database;

  public Retention(Database database) {
    this.database = requireNonNull(database, "database");
  }

  /**
   * Deletes the answers that let runs over all creators go on.
   *
   * @param before answers recorded before this are deleted; take an instant before which no run
   *     began that may be called again, such as a month ago
   * @return how many were deleted
   */
  public int deleteRunAnswers(Instant before) {
    requireNonNull(before, "before");
    return database.sql(
        sql ->
            sql.update(
                """
                delete from fanfare_operation
                where answered_at < ? and kind in ('tier.evaluate-in-run', 'achievement.check-chunk')
                """,
                before));
  }
}
