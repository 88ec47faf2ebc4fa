package dev.fanfare.persistence.event;

import dev.fanfare.event.EventStore;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.OperationsContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaOperationsTest {
  @Nested
  class OnPostgres extends OperationsContract {
    private final Database database = TestDatabase.postgres().database();
    private final OperationStore answered = new JpaOperationStore(database);
    private final EventStore outbox = new JpaEventStore(database);

    @Override
    protected UnitOfWork transactions() {
      return database;
    }

    @Override
    protected OperationStore answered() {
      return answered;
    }

    @Override
    protected EventStore outbox() {
      return outbox;
    }
  }

  @Nested
  class OnH2 extends OperationsContract {
    private final Database database = TestDatabase.h2().database();
    private final OperationStore answered = new JpaOperationStore(database);
    private final EventStore outbox = new JpaEventStore(database);

    @Override
    protected UnitOfWork transactions() {
      return database;
    }

    @Override
    protected OperationStore answered() {
      return answered;
    }

    @Override
    protected EventStore outbox() {
      return outbox;
    }
  }
}
