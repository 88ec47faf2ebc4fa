package dev.fanfare.persistence.ai;

import dev.fanfare.ai.UsageStore;
import dev.fanfare.ai.UsageStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaUsageStoreTest {
  @Nested
  class OnPostgres extends UsageStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final UsageStore store = new JpaUsageStore(database);

    @Override
    protected UsageStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends UsageStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final UsageStore store = new JpaUsageStore(database);

    @Override
    protected UsageStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
