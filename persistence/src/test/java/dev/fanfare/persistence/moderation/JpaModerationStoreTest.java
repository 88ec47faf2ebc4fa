package dev.fanfare.persistence.moderation;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.ModerationStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaModerationStoreTest {
  @Nested
  class OnPostgres extends ModerationStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final ModerationStore store = new JpaModerationStore(database);

    @Override
    protected ModerationStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends ModerationStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final ModerationStore store = new JpaModerationStore(database);

    @Override
    protected ModerationStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
