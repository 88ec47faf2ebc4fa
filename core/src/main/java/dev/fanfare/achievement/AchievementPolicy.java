package dev.fanfare.achievement;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import java.io.Serializable;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which achievements there are. Immutable.
 *
 * @param version its name, 1 to 64 characters, kept with everything unlocked under it
 * @param effectiveFrom nothing is unlocked under it before
 * @param rules 1 to 1 000 achievements, each code once, in the order they are shown in
 */
public record AchievementPolicy(String version, Instant effectiveFrom, List<AchievementRule> rules)
    implements Serializable {
  private static final long REWARD = 100;

  private static final AchievementPolicy STANDARD =
      new AchievementPolicy(
          "standard-1",
          Instant.EPOCH,
          List.of(
              views("views_1k", "1K Views", 1_000, "🌱"),
              views("views_10k", "10K Views", 10_000, "🌟"),
              views("views_100k", "100K Views", 100_000, "🚀"),
              views("views_1m", "1M Views", 1_000_000, "💎"),
              followers("followers_1k", "1K Followers", 1_000, "👋"),
              followers("followers_10k", "10K Followers", 10_000, "🎤"),
              followers("followers_100k", "100K Followers", 100_000, "🎉"),
              followers("followers_1m", "1M Followers", 1_000_000, "👑"),
              new AchievementRule(
                  "first_payout",
                  "First Payout",
                  "The first payout that reached the creator",
                  Metric.PAYOUTS_PAID,
                  1,
                  "💰",
                  REWARD),
              new AchievementRule(
                  "viral_video",
                  "Viral Video",
                  "One video with 1000000 views or more",
                  Metric.BEST_VIDEO_VIEWS,
                  1_000_000,
                  "🔥",
                  REWARD),
              streak("streak_7", "7-Day Streak", 7, "⚡"),
              streak("streak_30", "30-Day Streak", 30, "🎯"),
              streak("streak_100", "100-Day Streak", 100, "🏆")));

  /**
   * @throws IllegalArgumentException if a value is out of range or a code stands twice
   */
  public AchievementPolicy {
    requireText("version", version, 64);
    requireNonNull(effectiveFrom, "effectiveFrom");
    rules = List.copyOf(rules);
    requireRange("number of rules", rules.size(), 1, 1_000);
    Set<String> codes = new HashSet<>();
    for (AchievementRule rule : rules) {
      require(codes.add(rule.code()), "code '%s' stands twice in the policy", rule.code());
    }
  }

  /**
   * Returns the default: views of all videos since they were published and followers, each at 1
   * 000, 10 000, 100 000 and 1 000 000; the first payout that arrived; a viral video, which is one
   * with 1 000 000 views; and earning on 7, 30 and 100 days in a row. Each brings 100 bonus
   * credits.
   */
  public static AchievementPolicy standard() {
    return STANDARD;
  }

  /**
   * Returns the achievements that a creator with these figures has reached, in the policy's order.
   */
  public List<AchievementRule> met(CreatorStats stats) {
    return rules.stream().filter(rule -> rule.isMet(stats)).toList();
  }

  private static AchievementRule views(String code, String name, long count, String badge) {
    return new AchievementRule(
        code,
        name,
        count + " views of all videos together",
        Metric.TOTAL_VIEWS,
        count,
        badge,
        REWARD);
  }

  private static AchievementRule followers(String code, String name, long count, String badge) {
    return new AchievementRule(
        code, name, count + " followers", Metric.FOLLOWERS, count, badge, REWARD);
  }

  private static AchievementRule streak(String code, String name, long days, String badge) {
    return new AchievementRule(
        code,
        name,
        "Earned on " + days + " days in a row",
        Metric.STREAK_DAYS,
        days,
        badge,
        REWARD);
  }
}
