package dev.fanfare.persistence.analytics;

import dev.fanfare.Storage;
import dev.fanfare.analytics.RollupStoreContract;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import org.junit.jupiter.api.Nested;

class JpaRollupStoreTest {
  @Nested
  class OnPostgres extends RollupStoreContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Nested
  class OnH2 extends RollupStoreContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }
  }
}
