package dev.fanfare.persistence.ai;

import dev.fanfare.ai.QuotaStore;
import dev.fanfare.ai.QuotaStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaQuotaStoreTest {
  @Nested
  class OnPostgres extends QuotaStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final QuotaStore store = new JpaQuotaStore(database);

    @Override
    protected QuotaStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends QuotaStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final QuotaStore store = new JpaQuotaStore(database);

    @Override
    protected QuotaStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
