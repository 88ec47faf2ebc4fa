package dev.fanfare.persistence.bankfile;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.payout.bankfile.BankInstructionStore;
import dev.fanfare.payout.bankfile.BankInstructionStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.persistence.testing.TestKeyset;
import org.junit.jupiter.api.Nested;

class JpaBankInstructionStoreTest {
  @Nested
  class OnPostgres extends BankInstructionStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final BankInstructionStore store =
        new JpaBankInstructionStore(database, TestKeyset.ENCRYPTION);

    @Override
    protected BankInstructionStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends BankInstructionStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final BankInstructionStore store =
        new JpaBankInstructionStore(database, TestKeyset.ENCRYPTION);

    @Override
    protected BankInstructionStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
