package dev.fanfare.persistence.achievement;

import static dev.fanfare.testing.Fixtures.ADA;

import dev.fanfare.achievement.UnlockedAchievement;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Tampering;
import dev.fanfare.persistence.testing.TestDatabase;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AchievementCorruptionTest {
  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) {
    TestDatabase database = TestDatabase.of(dialect);
    new JpaAchievementStore(database.database())
        .unlock(
            new UnlockedAchievement(
                ADA, "views_1k", "1K", "A thousand", "🌱", 100, "v1", "views", 1, Instant.EPOCH));

    Tampering.isRefused(
        database,
        "insert into fanfare_achievement select * from fanfare_achievement",
        "update fanfare_achievement set creator = ''",
        "update fanfare_achievement set code = ''",
        "update fanfare_achievement set name = ''",
        "update fanfare_achievement set description = ''",
        "update fanfare_achievement set badge = ''",
        "update fanfare_achievement set reward_credits = -1",
        "update fanfare_achievement set reward_credits = 1000001",
        "update fanfare_achievement set policy_version = null",
        "update fanfare_achievement set metric = null",
        "update fanfare_achievement set unlocked_at = null");
  }
}
