package dev.fanfare.persistence;

import dev.fanfare.Storage;
import dev.fanfare.laws.BooksSumToZeroContract;
import dev.fanfare.laws.NothingBelowZeroContract;
import dev.fanfare.laws.SameKeyTwiceContract;
import dev.fanfare.laws.TextIsOnlyTextContract;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import net.jqwik.api.Group;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.ShrinkingMode;

/** The laws on databases: fewer tries, since each of them is some hundred transactions. */
class JpaLawsTest {
  private static final int TRIES = 10;

  @Group
  @PropertyDefaults(tries = TRIES, shrinking = ShrinkingMode.OFF)
  class BooksSumToZeroOnPostgres extends BooksSumToZeroContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Group
  @PropertyDefaults(tries = TRIES, shrinking = ShrinkingMode.OFF)
  class BooksSumToZeroOnH2 extends BooksSumToZeroContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }
  }

  @Group
  @PropertyDefaults(tries = TRIES, shrinking = ShrinkingMode.OFF)
  class NothingBelowZeroOnPostgres extends NothingBelowZeroContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Group
  @PropertyDefaults(tries = TRIES, shrinking = ShrinkingMode.OFF)
  class NothingBelowZeroOnH2 extends NothingBelowZeroContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }
  }

  @Group
  @PropertyDefaults(tries = TRIES, shrinking = ShrinkingMode.OFF)
  class SameKeyTwiceOnPostgres extends SameKeyTwiceContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Group
  @PropertyDefaults(tries = TRIES, shrinking = ShrinkingMode.OFF)
  class SameKeyTwiceOnH2 extends SameKeyTwiceContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }
  }

  @Group
  @PropertyDefaults(tries = TRIES, shrinking = ShrinkingMode.OFF)
  class TextIsOnlyTextOnPostgres extends TextIsOnlyTextContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Group
  @PropertyDefaults(tries = TRIES, shrinking = ShrinkingMode.OFF)
  class TextIsOnlyTextOnH2 extends TextIsOnlyTextContract {
    @Override
    protected Storage newStorage() {
      return Storages.empty(Dialect.H2);
    }
  }
}
