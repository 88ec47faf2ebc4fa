package dev.fanfare.moderation.text;

import static dev.fanfare.internal.Checks.requireRange;

import dev.fanfare.moderation.ContentItem;

/**
 * Says how much a creator publishes. Safe for concurrent use; called outside transactions. A host
 * may count elsewhere.
 */
@FunctionalInterface
public interface PostingRates {
  /**
   * Returns how much the item's creator published lately, this item included.
   *
   * @throws RuntimeException if it cannot tell
   */
  Rate of(ContentItem item);

  /**
   * How much was published.
   *
   * @param lastMinute items in the last minute
   * @param lastHour items in the last hour
   * @param same items with the same content in the last 24 hours
   */
  record Rate(int lastMinute, int lastHour, int same) {
    /**
     * @throws IllegalArgumentException if a number is negative
     */
    public Rate {
      requireRange("lastMinute", lastMinute, 0, Integer.MAX_VALUE);
      requireRange("lastHour", lastHour, 0, Integer.MAX_VALUE);
      requireRange("same", same, 0, Integer.MAX_VALUE);
    }
  }

  /**
   * How much is too much.
   *
   * @param perMinute items in a minute
   * @param perHour items in an hour
   * @param same items with the same content in 24 hours
   */
  record Limits(int perMinute, int perHour, int same) {
    /** Ten in a minute, 120 in an hour, five times the same in a day. */
    public static final Limits STANDARD = new Limits(10, 120, 5);

    /**
     * @throws IllegalArgumentException if a number is below 1
     */
    public Limits {
      requireRange("perMinute", perMinute, 1, Integer.MAX_VALUE);
      requireRange("perHour", perHour, 1, Integer.MAX_VALUE);
      requireRange("same", same, 1, Integer.MAX_VALUE);
    }
  }
}
