package dev.fanfare.persistence.host;

import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class PlainHostTest {
  @Nested
  class OnPostgres extends HostContract {
    @Override
    protected Host newHost() {
      return PlainHost.over(TestDatabase.postgres());
    }
  }

  @Nested
  class OnH2 extends HostContract {
    @Override
    protected Host newHost() {
      return PlainHost.over(TestDatabase.h2());
    }
  }

  @Nested
  class StoresOnPostgres extends HostStoreContracts {
    @Override
    protected Host newHost() {
      return PlainHost.over(TestDatabase.postgres());
    }
  }

  @Nested
  class StoresOnH2 extends HostStoreContracts {
    @Override
    protected Host newHost() {
      return PlainHost.over(TestDatabase.h2());
    }
  }
}
