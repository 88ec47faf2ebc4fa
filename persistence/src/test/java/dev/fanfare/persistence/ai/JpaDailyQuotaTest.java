package dev.fanfare.persistence.ai;

import dev.fanfare.Storage;
import dev.fanfare.ai.DailyQuotaContract;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaDailyQuotaTest {
  @Nested
  class OnPostgres extends DailyQuotaContract {
    private final Storage storage =
        JpaStorage.own(TestDatabase.postgres().factory(), FieldEncryption.none());

    @Override
    protected Storage storage() {
      return storage;
    }
  }

  @Nested
  class OnH2 extends DailyQuotaContract {
    private final Storage storage =
        JpaStorage.own(TestDatabase.h2().factory(), FieldEncryption.none());

    @Override
    protected Storage storage() {
      return storage;
    }
  }
}
