package dev.fanfare.persistence;

import dev.fanfare.Storage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.simulation.FiguresSimulationContract;
import org.junit.jupiter.api.Nested;

/** A day costs more on a database, so there are fewer lives and not a crash at every call. */
class JpaFiguresSimulationTest {
  /** A database takes its time for a life, so there are fewer. */
  private abstract static class Fewer extends FiguresSimulationContract {
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
  class OnPostgres extends Fewer {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Nested
  class OnH2 extends Fewer {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }
  }
}
