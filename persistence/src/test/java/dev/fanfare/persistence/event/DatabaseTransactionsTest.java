package dev.fanfare.persistence.event;

import dev.fanfare.event.EventStore;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.event.UnitOfWorkContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class DatabaseTransactionsTest {
  @Nested
  class OnPostgres extends UnitOfWorkContract {
    private final Database database = TestDatabase.postgres().database();
    private final EventStore store = new JpaEventStore(database);

    @Override
    protected EventStore outbox() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends UnitOfWorkContract {
    private final Database database = TestDatabase.h2().database();
    private final EventStore store = new JpaEventStore(database);

    @Override
    protected EventStore outbox() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
