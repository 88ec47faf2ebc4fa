package dev.fanfare.moderation.review;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * How people decide. Immutable; start with {@link #standard} and change what differs.
 *
 * @param leaseTime how long a reviewer has a case before somebody else may take it, 1 second to 1
 *     day
 * @param appealWithin how soon somebody has to look at an appeal, 1 minute to 366 days
 * @param zone whose days the time of a notifier to appeal is counted in
 * @param weights what is looked at first
 * @param notices what notices lead to
 */
public record ReviewPolicy(
    Duration leaseTime,
    Duration appealWithin,
    ZoneId zone,
    ReviewWeights weights,
    NoticePolicy notices)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a time is out of range
   */
  public ReviewPolicy {
    require(
        leaseTime.compareTo(Duration.ofSeconds(1)) >= 0
            && leaseTime.compareTo(Duration.ofDays(1)) <= 0,
        "leaseTime must be 1 second to 1 day, was %s",
        leaseTime);
    require(
        appealWithin.compareTo(Duration.ofMinutes(1)) >= 0
            && appealWithin.compareTo(Duration.ofDays(366)) <= 0,
        "appealWithin must be 1 minute to 366 days, was %s",
        appealWithin);
    requireNonNull(zone, "zone");
    requireNonNull(weights, "weights");
    requireNonNull(notices, "notices");
  }

  /** Returns 10 minutes a case, a week for an appeal, days of UTC and the standard weights. */
  public static ReviewPolicy standard() {
    return new ReviewPolicy(
        Duration.ofMinutes(10),
        Duration.ofDays(7),
        ZoneOffset.UTC,
        ReviewWeights.standard(),
        NoticePolicy.standard());
  }

  /** Returns the same policy with another time for a case. */
  public ReviewPolicy leasing(Duration leaseTime) {
    return new ReviewPolicy(leaseTime, appealWithin, zone, weights, notices);
  }

  /** Returns the same policy with another time for an appeal. */
  public ReviewPolicy appealsWithin(Duration appealWithin) {
    return new ReviewPolicy(leaseTime, appealWithin, zone, weights, notices);
  }

  /** Returns the same policy in another zone. */
  public ReviewPolicy in(ZoneId zone) {
    return new ReviewPolicy(leaseTime, appealWithin, zone, weights, notices);
  }

  /** Returns the same policy with other weights. */
  public ReviewPolicy weighing(ReviewWeights weights) {
    return new ReviewPolicy(leaseTime, appealWithin, zone, weights, notices);
  }

  /** Returns the same policy for other notices. */
  public ReviewPolicy noticing(NoticePolicy notices) {
    return new ReviewPolicy(leaseTime, appealWithin, zone, weights, notices);
  }
}
