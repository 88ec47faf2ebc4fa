package dev.fanfare.persistence.safety;

import dev.fanfare.Storage;
import dev.fanfare.moderation.report.SafetyReportsTest;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import org.junit.jupiter.api.Nested;

class JpaSafetyReportsTest {
  @Nested
  class OnPostgres extends SafetyReportsTest {
    @Override
    protected Storage storage() {
      return JpaStorage.own(TestDatabase.postgres().factory(), Storages.encryption());
    }
  }

  @Nested
  class OnH2 extends SafetyReportsTest {
    @Override
    protected Storage storage() {
      return JpaStorage.own(TestDatabase.h2().factory(), Storages.encryption());
    }
  }
}
