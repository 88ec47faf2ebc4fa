package dev.fanfare.persistence.credit;

import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.CreditStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaCreditStoreTest {
  @Nested
  class OnPostgres extends CreditStoreContract {
    private final Database database = TestDatabase.postgres().database();

    @Override
    protected UnitOfWork transactions() {
      return database;
    }

    @Override
    protected CreditStore store() {
      return new JpaCreditStore(database);
    }
  }

  @Nested
  class OnH2 extends CreditStoreContract {
    private final Database database = TestDatabase.h2().database();

    @Override
    protected UnitOfWork transactions() {
      return database;
    }

    @Override
    protected CreditStore store() {
      return new JpaCreditStore(database);
    }
  }
}
