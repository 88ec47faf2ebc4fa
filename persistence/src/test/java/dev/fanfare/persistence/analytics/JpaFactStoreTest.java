package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.FactStore;
import dev.fanfare.analytics.FactStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaFactStoreTest {
  @Nested
  class OnPostgres extends FactStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final FactStore store = new JpaFactStore(database);

    @Override
    protected FactStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends FactStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final FactStore store = new JpaFactStore(database);

    @Override
    protected FactStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
