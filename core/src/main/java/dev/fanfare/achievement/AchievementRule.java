package dev.fanfare.achievement;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import java.io.Serializable;

/**
 * An achievement: reached by a creator whose figure is at least a threshold. Immutable.
 *
 * @param code its name in programs, 1 to 64 characters, such as {@code views_1k}; a creator unlocks
 *     a code once, so a code never changes its meaning
 * @param name its name for people, 1 to 100 characters
 * @param description what it is for, 1 to 300 characters
 * @param metric which figure counts; not one in money, for figures may come in any asset
 * @param threshold the least value that is enough, in the metric's unit, 1 or more
 * @param badge the emoji shown, 1 to 16 characters (a joined emoji has several)
 * @param rewardCredits bonus credits, 0 to 1 000 000
 */
public record AchievementRule(
    String code,
    String name,
    String description,
    Metric metric,
    long threshold,
    String badge,
    long rewardCredits)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range
   */
  public AchievementRule {
    requireText("code", code, 64);
    requireText("name", name, 100);
    requireText("description", description, 300);
    require(
        metric.unit() != Metric.Unit.MONEY,
        "metric must not be counted in money, was '%s': figures may come in any asset",
        metric);
    requireRange("threshold", threshold, 1, Long.MAX_VALUE);
    requireText("badge", badge, 16);
    requireRange("rewardCredits", rewardCredits, 0, 1_000_000);
  }

  /**
   * Returns whether a creator with these figures has reached it; a figure not measured never does.
   */
  public boolean isMet(CreatorStats stats) {
    return stats.value(metric, Long.MIN_VALUE) >= threshold;
  }
}
