package dev.fanfare.persistence.review;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.review.EnforcementStore;
import dev.fanfare.moderation.review.EnforcementStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaEnforcementStoreTest {
  @Nested
  class OnPostgres extends EnforcementStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final EnforcementStore store = new JpaEnforcementStore(database);

    @Override
    protected EnforcementStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends EnforcementStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final EnforcementStore store = new JpaEnforcementStore(database);

    @Override
    protected EnforcementStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
