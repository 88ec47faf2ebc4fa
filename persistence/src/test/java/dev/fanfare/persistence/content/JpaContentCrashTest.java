package dev.fanfare.persistence.content;

import dev.fanfare.Storage;
import dev.fanfare.content.ContentCrashContract;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import org.junit.jupiter.api.Nested;

class JpaContentCrashTest {
  @Nested
  class OnPostgres extends ContentCrashContract {
    @Override
    protected Storage storage() {
      return Storages.empty(Dialect.POSTGRESQL);
    }
  }

  @Nested
  class OnH2 extends ContentCrashContract {
    @Override
    protected Storage storage() {
      return Storages.empty(Dialect.H2);
    }
  }
}
