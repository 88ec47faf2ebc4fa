package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;

/**
 * How long points count against a creator, and at how many a host is told. What then happens a
 * person decides: misuse is warned of first (DSA Art. 23). Immutable.
 *
 * @param lifetime how long points count, 1 to 3660 days
 * @param thresholds numbers of points, ascending, each 1 or more, at most 10 of them
 */
public record StrikePolicy(Duration lifetime, List<Integer> thresholds) implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public StrikePolicy {
    require(
        lifetime.compareTo(Duration.ofDays(1)) >= 0
            && lifetime.compareTo(Duration.ofDays(3_660)) <= 0,
        "lifetime must be 1 to 3660 days, was %s",
        lifetime);
    thresholds = List.copyOf(new TreeSet<>(thresholds));
    require(
        thresholds.size() <= 10 && thresholds.stream().allMatch(points -> points >= 1),
        "thresholds must be at most 10 numbers of 1 or more, were %s",
        thresholds);
  }

  /** Returns the policy by which points count for 90 days, and 3, 5 and 10 of them are told. */
  public static StrikePolicy standard() {
    return new StrikePolicy(Duration.ofDays(90), List.of(3, 5, 10));
  }
}
