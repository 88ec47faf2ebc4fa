package dev.fanfare.persistence.tier;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.tier.TierStore;
import dev.fanfare.tier.TierStoreContract;
import org.junit.jupiter.api.Nested;

class JpaTierStoreTest {
  @Nested
  class OnPostgres extends TierStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final TierStore store = new JpaTierStore(database);

    @Override
    protected TierStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends TierStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final TierStore store = new JpaTierStore(database);

    @Override
    protected TierStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
