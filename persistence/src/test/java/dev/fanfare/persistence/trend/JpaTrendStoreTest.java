package dev.fanfare.persistence.trend;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.trend.TrendStore;
import dev.fanfare.trend.TrendStoreContract;
import org.junit.jupiter.api.Nested;

class JpaTrendStoreTest {
  @Nested
  class OnPostgres extends TrendStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final TrendStore store = new JpaTrendStore(database);

    @Override
    protected TrendStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends TrendStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final TrendStore store = new JpaTrendStore(database);

    @Override
    protected TrendStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
