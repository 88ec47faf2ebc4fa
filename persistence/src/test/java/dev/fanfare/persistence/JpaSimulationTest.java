package dev.fanfare.persistence;

import dev.fanfare.Storage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.simulation.SimulationContract;
import org.junit.jupiter.api.Nested;

class JpaSimulationTest {
  @Nested
  class OnPostgres extends SimulationContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }

    @Override
    protected int seeds() {
      return Integer.getInteger("fanfare.databaseSeeds", 8);
    }

    @Override
    protected int manySeeds() {
      return 40;
    }

    @Override
    protected int exhaustiveSeeds() {
      return 0;
    }
  }

  @Nested
  class OnH2 extends SimulationContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }

    @Override
    protected int seeds() {
      return Integer.getInteger("fanfare.databaseSeeds", 4);
    }

    @Override
    protected int manySeeds() {
      return 12;
    }

    @Override
    protected int exhaustiveSeeds() {
      return 0;
    }
  }
}
