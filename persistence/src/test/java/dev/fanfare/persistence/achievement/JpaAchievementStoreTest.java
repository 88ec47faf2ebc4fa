package dev.fanfare.persistence.achievement;

import dev.fanfare.achievement.AchievementStore;
import dev.fanfare.achievement.AchievementStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaAchievementStoreTest {
  @Nested
  class OnPostgres extends AchievementStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final AchievementStore store = new JpaAchievementStore(database);

    @Override
    protected AchievementStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends AchievementStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final AchievementStore store = new JpaAchievementStore(database);

    @Override
    protected AchievementStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
