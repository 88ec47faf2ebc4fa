package dev.fanfare.persistence;

import dev.fanfare.Storage;
import dev.fanfare.laws.SameFiguresContract;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import net.jqwik.api.Group;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/**
 * The laws of figures on databases. A try is some hundred days in transactions of their own, on
 * PostgreSQL mostly spent on planning, so there are few of them.
 */
class JpaFiguresTest {
  @Group
  @PropertyDefaults(tries = 8, shrinking = ShrinkingMode.OFF)
  class OnPostgres extends SameFiguresContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Group
  @PropertyDefaults(tries = 12, shrinking = ShrinkingMode.OFF)
  class OnH2 extends SameFiguresContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }
  }
}
