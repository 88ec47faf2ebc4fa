package dev.fanfare.persistence.ai;

import dev.fanfare.ai.BudgetStore;
import dev.fanfare.ai.BudgetStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaBudgetStoreTest {
  @Nested
  class OnPostgres extends BudgetStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final BudgetStore store = new JpaBudgetStore(database);

    @Override
    protected BudgetStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends BudgetStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final BudgetStore store = new JpaBudgetStore(database);

    @Override
    protected BudgetStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
