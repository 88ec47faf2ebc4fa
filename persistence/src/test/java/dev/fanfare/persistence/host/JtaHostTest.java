package dev.fanfare.persistence.host;

import static dev.fanfare.earning.RevenueSource.TIP;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.docs.FanfareProducer;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JtaHostTest {
  @Nested
  class OnPostgres extends HostContract {
    @Override
    protected Host newHost() {
      return JtaHost.over(TestDatabase.postgres());
    }
  }

  @Nested
  class OnH2 extends HostContract {
    @Override
    protected Host newHost() {
      return JtaHost.over(TestDatabase.h2());
    }
  }

  @Nested
  class StoresOnPostgres extends HostStoreContracts {
    @Override
    protected Host newHost() {
      return JtaHost.over(TestDatabase.postgres());
    }
  }

  @Nested
  class StoresOnH2 extends HostStoreContracts {
    @Override
    protected Host newHost() {
      return JtaHost.over(TestDatabase.h2());
    }
  }

  @Test
  void isProducedForCdi() {
    JtaHost host = JtaHost.over(TestDatabase.h2());
    Fanfare fanfare =
        new FanfareProducer()
            .fanfare(host.factory(), host.entityManager(), JtaHost.MANAGER, FieldEncryption.none());
    fanfare.earnings().recordSale(TIP, usd("10.00"), ADA, key("1"));
    assertThat(fanfare.earnings().balance(ADA, USD).pending()).isEqualTo(usd("5.50"));
  }
}
