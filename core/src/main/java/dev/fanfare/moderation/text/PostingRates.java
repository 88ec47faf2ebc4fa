package dev.fanfare.moderation.text;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ModerationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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

  /** Returns what a store of screenings says. */
  static PostingRates of(ModerationStore store, Clock clock) {
    requireNonNull(store, "store");
    requireNonNull(clock, "clock");
    return item -> {
      Instant now = clock.instant();
      return new Rate(
          store.countSince(item.creator(), now.minus(Duration.ofMinutes(1))),
          store.countSince(item.creator(), now.minus(Duration.ofHours(1))),
          store.countSince(item.creator(), item.sha256(), now.minus(Duration.ofHours(24))));
    };
  }

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
