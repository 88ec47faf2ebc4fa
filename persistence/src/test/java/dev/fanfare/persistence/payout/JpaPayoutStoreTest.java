package dev.fanfare.persistence.payout;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.payout.PayoutStore;
import dev.fanfare.payout.PayoutStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import org.junit.jupiter.api.Nested;

class JpaPayoutStoreTest {
  @Nested
  class OnPostgres extends PayoutStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final PayoutStore store = new JpaPayoutStore(database, TestKeyset.ENCRYPTION);

    @Override
    protected PayoutStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends PayoutStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final PayoutStore store = new JpaPayoutStore(database, TestKeyset.ENCRYPTION);

    @Override
    protected PayoutStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
