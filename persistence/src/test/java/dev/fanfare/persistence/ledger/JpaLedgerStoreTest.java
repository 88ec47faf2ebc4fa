package dev.fanfare.persistence.ledger;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.LedgerStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaLedgerStoreTest {
  @Nested
  class OnPostgres extends LedgerStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final LedgerStore store = new JpaLedgerStore(database);

    @Override
    protected LedgerStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends LedgerStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final LedgerStore store = new JpaLedgerStore(database);

    @Override
    protected LedgerStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
