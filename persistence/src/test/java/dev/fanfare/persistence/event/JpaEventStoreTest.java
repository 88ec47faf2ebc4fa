package dev.fanfare.persistence.event;

import dev.fanfare.event.EventStore;
import dev.fanfare.event.EventStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaEventStoreTest {
  @Nested
  class OnPostgres extends EventStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final EventStore store = new JpaEventStore(database);

    @Override
    protected EventStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends EventStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final EventStore store = new JpaEventStore(database);

    @Override
    protected EventStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
