package dev.fanfare.persistence.achievement;

import static dev.fanfare.testing.Fixtures.ADA;

import dev.fanfare.achievement.UnlockedAchievement;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AchievementCorruptionTest {
  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    new JpaAchievementStore(database.database())
        .unlock(
            new UnlockedAchievement(
                ADA, "views_1k", "1K", "A thousand", "🌱", 100, "v1", "views", 1, Instant.EPOCH));

    Corruption.refused(
        database,
        List.of(
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
            "update fanfare_achievement set unlocked_at = null"));
  }
}
