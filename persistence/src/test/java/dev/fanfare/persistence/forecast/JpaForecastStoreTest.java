package dev.fanfare.persistence.forecast;

import dev.fanfare.analytics.ForecastStore;
import dev.fanfare.analytics.ForecastStoreContract;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaForecastStoreTest {
  @Nested
  class OnPostgres extends ForecastStoreContract {
    private final Database database = TestDatabase.postgres().database();
    private final ForecastStore store = new JpaForecastStore(database);

    @Override
    protected ForecastStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }

  @Nested
  class OnH2 extends ForecastStoreContract {
    private final Database database = TestDatabase.h2().database();
    private final ForecastStore store = new JpaForecastStore(database);

    @Override
    protected ForecastStore store() {
      return store;
    }

    @Override
    protected UnitOfWork transactions() {
      return database;
    }
  }
}
