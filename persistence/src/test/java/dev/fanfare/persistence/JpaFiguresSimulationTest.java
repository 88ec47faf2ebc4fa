package dev.fanfare.persistence;

import dev.fanfare.Storage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.simulation.FiguresSimulationContract;
import org.junit.jupiter.api.Nested;

/** A day costs more on a database, so there are fewer lives and not a crash at every call. */
class JpaFiguresSimulationTest {
  @Nested
  class OnPostgres extends FiguresSimulationContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }

    @Override
    protected int seeds() {
      return Integer.getInteger("fanfare.databaseSeeds", 2);
    }

    @Override
    protected int manySeeds() {
      return 40;
    }

    @Override
    protected int livesWithOneCrash() {
      return 7;
    }

    @Override
    protected int stride() {
      return 10;
    }
  }

  @Nested
  class OnH2 extends FiguresSimulationContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }

    @Override
    protected int seeds() {
      return Integer.getInteger("fanfare.databaseSeeds", 2);
    }

    @Override
    protected int manySeeds() {
      return 40;
    }

    @Override
    protected int livesWithOneCrash() {
      return 7;
    }

    @Override
    protected int stride() {
      return 10;
    }
  }
}
