package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * When lower figures take a tier away. Promotions need no policy: they are at once. Immutable.
 *
 * @param misses how many evaluations in a row must fall short of the tier before it is lost, 1 or
 *     more; 0 means never
 * @param lockIn how long after a promotion the tier cannot be lost, 0 or more; misses count
 *     meanwhile
 */
public record DemotionPolicy(int misses, Duration lockIn) implements Serializable {
  public DemotionPolicy {
    requireRange("misses", misses, 0, 1000);
    require(!lockIn.isNegative(), "lockIn must be 0 or more, was %s", lockIn);
  }

  /** Returns the policy under which a tier once reached is kept. */
  public static DemotionPolicy never() {
    return new DemotionPolicy(0, Duration.ZERO);
  }

  /**
   * Returns the policy under which the first miss takes the tier away: the figures alone decide.
   */
  public static DemotionPolicy immediate() {
    return new DemotionPolicy(1, Duration.ZERO);
  }

  /**
   * Returns the policy under which a tier is lost after some misses in a row, and not before a time
   * has passed since the promotion.
   *
   * @param misses 1 to 1000
   */
  public static DemotionPolicy after(int misses, Duration lockIn) {
    requireRange("misses", misses, 1, 1000);
    return new DemotionPolicy(misses, lockIn);
  }

  /**
   * Returns whether a tier is lost.
   *
   * @param missed evaluations in a row that fell short, the present one included
   * @param promotedAt when the creator last rose
   */
  public boolean demotes(int missed, Instant promotedAt, Instant now) {
    return misses > 0
        && missed >= misses
        && Duration.between(promotedAt, now).compareTo(lockIn) >= 0;
  }
}
