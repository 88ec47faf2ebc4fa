package dev.fanfare.persistence.safety;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.moderation.report.SafetyReportStore;
import dev.fanfare.moderation.report.SafetyReportStoreContract;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaSafetyReportStoreTest {
  @Nested
  class OnPostgres extends SafetyReportStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final SafetyReportStore store = new JpaSafetyReportStore(database);

    @Override
    protected SafetyReportStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends SafetyReportStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final SafetyReportStore store = new JpaSafetyReportStore(database);

    @Override
    protected SafetyReportStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
