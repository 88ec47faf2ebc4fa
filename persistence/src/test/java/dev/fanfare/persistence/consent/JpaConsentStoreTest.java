package dev.fanfare.persistence.consent;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.moderation.consent.ConsentStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaConsentStoreTest {
  @Nested
  class OnPostgres extends ConsentStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final ConsentStore store = new JpaConsentStore(database);

    @Override
    protected ConsentStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends ConsentStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final ConsentStore store = new JpaConsentStore(database);

    @Override
    protected ConsentStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
