package dev.fanfare.persistence.creator;

import dev.fanfare.creator.CreatorStore;
import dev.fanfare.creator.CreatorStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaCreatorStoreTest {
  @Nested
  class OnPostgres extends CreatorStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final CreatorStore store = new JpaCreatorStore(database);

    @Override
    protected CreatorStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends CreatorStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final CreatorStore store = new JpaCreatorStore(database);

    @Override
    protected CreatorStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
