package dev.fanfare.persistence.collaboration;

import dev.fanfare.collaboration.CollaborationStore;
import dev.fanfare.collaboration.CollaborationStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaCollaborationStoreTest {
  @Nested
  class OnPostgres extends CollaborationStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final CollaborationStore store = new JpaCollaborationStore(database);

    @Override
    protected CollaborationStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends CollaborationStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final CollaborationStore store = new JpaCollaborationStore(database);

    @Override
    protected CollaborationStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
