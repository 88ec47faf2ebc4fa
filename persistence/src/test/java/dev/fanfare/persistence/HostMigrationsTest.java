package dev.fanfare.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A host's own Flyway beside Fanfare's migrations. */
class HostMigrationsTest {
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void areFoundWhereFlywayLooksByDefaultAndOursAreNot(Dialect dialect) {
    try (HikariDataSource database = TestDatabase.newDatabase(dialect)) {
      // As Flyway and Spring Boot do it for whoever configures nothing: classpath:db/migration and
      // all folders below it.
      Flyway host = Flyway.configure().dataSource(database).load();

      assertThat(host.info().all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void mayRunOurs(Dialect dialect) {
    try (HikariDataSource database = TestDatabase.newDatabase(dialect)) {
      Flyway.configure()
          .dataSource(database)
          .locations(FanfareSchema.location(database))
          .load()
          .migrate();

      try (JpaStorage storage = JpaStorage.open(database, FieldEncryption.none())) {
        assertThat(storage.audits()).isNotEmpty();
      }
    }
  }
}
