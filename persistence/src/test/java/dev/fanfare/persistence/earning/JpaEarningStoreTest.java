package dev.fanfare.persistence.earning;

import dev.fanfare.earning.EarningStore;
import dev.fanfare.earning.EarningStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaEarningStoreTest {
  @Nested
  class OnPostgres extends EarningStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final EarningStore store = new JpaEarningStore(database);

    @Override
    protected EarningStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends EarningStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final EarningStore store = new JpaEarningStore(database);

    @Override
    protected EarningStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
