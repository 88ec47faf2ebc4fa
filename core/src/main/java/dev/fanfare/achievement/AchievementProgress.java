package dev.fanfare.achievement;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * How far a creator is from an achievement.
 *
 * @param rule the achievement
 * @param unlocked whether the creator has it, whatever the figure is now
 * @param value the figure now, in the metric's unit, null if it was not measured
 */
public record AchievementProgress(AchievementRule rule, boolean unlocked, @Nullable Long value) {
  /** Checks that the rule is there. */
  public AchievementProgress {
    requireNonNull(rule, "rule");
  }

  /**
   * Returns what is missing to the threshold, in the metric's unit: 0 if it is reached or the
   * achievement is unlocked, the whole threshold if nothing was measured.
   */
  public long missing() {
    if (unlocked) {
      return 0;
    }
    return value == null ? rule.threshold() : missingFrom(value);
  }

  private long missingFrom(long measured) {
    return measured >= rule.threshold() ? 0 : Math.subtractExact(rule.threshold(), measured);
  }
}
