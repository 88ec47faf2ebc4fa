package dev.fanfare.achievement;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;

/** Gives creators what an achievement brings. */
@FunctionalInterface
public interface AchievementRewards {
  /**
   * Grants {@link AchievementRule#rewardCredits} bonus credits. Called within the transaction that
   * unlocks the achievement, once for each creator and code, and only if there are credits to
   * grant; if it throws, the achievement is not unlocked.
   *
   * @param key always the same for the same creator and code
   */
  void reward(CreatorId creator, AchievementRule rule, IdempotencyKey key);
}
