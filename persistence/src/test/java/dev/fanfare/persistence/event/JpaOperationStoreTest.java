package dev.fanfare.persistence.event;

import dev.fanfare.event.OperationStore;
import dev.fanfare.event.OperationStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaOperationStoreTest {
  @Nested
  class OnPostgres extends OperationStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final OperationStore store = new JpaOperationStore(database);

    @Override
    protected OperationStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends OperationStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final OperationStore store = new JpaOperationStore(database);

    @Override
    protected OperationStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
