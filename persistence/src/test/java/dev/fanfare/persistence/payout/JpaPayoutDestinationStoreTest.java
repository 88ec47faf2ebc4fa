package dev.fanfare.persistence.payout;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.payout.PayoutDestinationStore;
import dev.fanfare.payout.PayoutDestinationStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import org.junit.jupiter.api.Nested;

class JpaPayoutDestinationStoreTest {
  @Nested
  class OnPostgres extends PayoutDestinationStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final PayoutDestinationStore store =
        new JpaPayoutDestinationStore(database, TestKeyset.ENCRYPTION);

    @Override
    protected PayoutDestinationStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends PayoutDestinationStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final PayoutDestinationStore store =
        new JpaPayoutDestinationStore(database, TestKeyset.ENCRYPTION);

    @Override
    protected PayoutDestinationStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
