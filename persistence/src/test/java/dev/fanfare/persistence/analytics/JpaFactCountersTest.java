package dev.fanfare.persistence.analytics;

import dev.fanfare.Storage;
import dev.fanfare.analytics.FactCountersContract;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import org.junit.jupiter.api.Nested;

class JpaFactCountersTest {
  @Nested
  class OnPostgres extends FactCountersContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Nested
  class OnH2 extends FactCountersContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }
  }
}
