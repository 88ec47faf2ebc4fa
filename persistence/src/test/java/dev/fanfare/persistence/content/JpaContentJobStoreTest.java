package dev.fanfare.persistence.content;

import dev.fanfare.content.ContentJobStore;
import dev.fanfare.content.ContentJobStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaContentJobStoreTest {
  @Nested
  class OnPostgres extends ContentJobStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final ContentJobStore store = new JpaContentJobStore(database);

    @Override
    protected ContentJobStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends ContentJobStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final ContentJobStore store = new JpaContentJobStore(database);

    @Override
    protected ContentJobStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
