package dev.fanfare.persistence.moderation.hash;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.hash.HashBankStore;
import dev.fanfare.moderation.hash.HashBankStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaHashBankStoreTest {
  @Nested
  class OnPostgres extends HashBankStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final HashBankStore store = new JpaHashBankStore(database);

    @Override
    protected HashBankStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends HashBankStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final HashBankStore store = new JpaHashBankStore(database);

    @Override
    protected HashBankStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
