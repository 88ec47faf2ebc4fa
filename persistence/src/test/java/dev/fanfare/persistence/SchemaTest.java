package dev.fanfare.persistence;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Dump;
import dev.fanfare.persistence.testing.SchemaDump;
import dev.fanfare.persistence.testing.SmallPlatform;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SchemaTest {
  private static final String HOSTS_MIGRATIONS = "classpath:db/host";

  private final List<HikariDataSource> opened = new ArrayList<>();

  @AfterEach
  void close() {
    opened.forEach(HikariDataSource::close);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void makesEverythingInAnEmptyDatabase(Dialect dialect) {
    DataSource database = empty(dialect);
    assertThat(FanfareSchema.pending(database)).isEqualTo(migrations(dialect));
    assertThat(FanfareSchema.migrate(database)).isEqualTo(migrations(dialect));
    assertThat(FanfareSchema.pending(database)).isZero();
    assertIsWorking(database);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void changesNothingTheSecondTime(Dialect dialect) throws SQLException {
    DataSource database = empty(dialect);
    FanfareSchema.migrate(database);
    try (JpaStorage storage = JpaStorage.open(database, Storages.encryption())) {
      SmallPlatform.over(storage);
    }
    List<String> tables = SchemaDump.of(database);
    Map<String, List<String>> rows = Dump.of(database);
    List<String> history = rows(database, "select * from \"fanfare_schema_history\"");
    assertThat(tables).hasSizeGreaterThan(100);
    assertThat(rows).hasSizeGreaterThan(30);
    assertThat(rows.keySet()).as("without rows").noneMatch(table -> isEmpty(rows, table));

    assertThat(FanfareSchema.migrate(database)).isZero();

    assertThat(SchemaDump.of(database)).isEqualTo(tables);
    assertThat(Dump.of(database)).isEqualTo(rows);
    assertThat(rows(database, "select * from \"fanfare_schema_history\"")).isEqualTo(history);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void letsOneOfManyWorkWhenAllBeginAtOnce(Dialect dialect) throws Exception {
    for (int round = 0; round < 6; round++) {
      DataSource database = empty(dialect);
      if (round > 0) {
        // Flyway's lock does not cover what it does in a schema that is not empty.
        execute(database, "create table video (id bigint primary key)");
      }
      assertThat(migrationsByManyAtOnce(database)).isEqualTo(migrations(dialect));
      if (round < 2) {
        assertIsWorking(database);
      }
    }
  }

  private static int migrationsByManyAtOnce(DataSource database) throws Exception {
    int processes = 5;
    CyclicBarrier start = new CyclicBarrier(processes);
    Callable<Integer> process =
        () -> {
          start.await();
          return FanfareSchema.migrate(database);
        };
    ExecutorService threads = Executors.newFixedThreadPool(processes);
    try {
      int ran = 0;
      for (Future<Integer> each :
          threads.invokeAll(Stream.generate(() -> process).limit(processes).toList())) {
        ran += each.get();
      }
      return ran;
    } finally {
      threads.shutdownNow();
    }
  }

  /** H2 2.4.240 cannot check "in ('A', 'B')" any more when that connection is gone. */
  @Test
  void worksWithoutTheConnectionThatMadeTheTables() throws SQLException {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl("jdbc:h2:mem:without_a_pool;DB_CLOSE_DELAY=-1");
    FanfareSchema.migrate(database);
    assertThat(SchemaDump.of(database))
        .filteredOn(line -> line.contains("CHECK"))
        .hasSizeGreaterThan(100)
        .noneMatch(line -> line.contains(" IN('"));
    assertIsWorking(database);
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void leavesTablesAndHistoryOfTheHostAlone(Dialect dialect) throws SQLException {
    DataSource database = empty(dialect);
    Flyway hosts = flyway(database).locations(HOSTS_MIGRATIONS).load();
    hosts.migrate();
    List<String> history = rows(database, "select * from \"flyway_schema_history\"");

    assertThat(FanfareSchema.migrate(database)).isEqualTo(migrations(dialect));

    assertThat(rows(database, "select * from video")).containsExactly("1 Spring 0 ");
    assertThat(rows(database, "select * from \"flyway_schema_history\"")).isEqualTo(history);
    assertThat(hosts.migrate().migrationsExecuted).isZero();
    assertThat(FanfareSchema.migrate(database)).isZero();
    assertIsWorking(database);
  }

  /** The way that docs/operations.md advises: a Flyway of its own with our history table. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void takesTurnsWithAFlywayOfTheHost(Dialect dialect) {
    DataSource database = empty(dialect);
    flyway(database).locations(HOSTS_MIGRATIONS).load().migrate();
    Flyway ours =
        flyway(database)
            .locations(FanfareSchema.location(database))
            .table(FanfareSchema.HISTORY_TABLE)
            .baselineOnMigrate(true)
            .baselineVersion("0")
            .load();
    assertThat(ours.migrate().migrationsExecuted).isEqualTo(migrations(dialect));
    assertThat(FanfareSchema.pending(database)).isZero();
    assertThat(FanfareSchema.migrate(database)).isZero();
    assertIsWorking(database);
  }

  /** One history for both: Fanfare's versions come before what the host has run already. */
  @ParameterizedTest
  @EnumSource(Dialect.class)
  void runsInTheFlywayAndHistoryOfTheHost(Dialect dialect) {
    DataSource database = empty(dialect);
    flyway(database).locations(HOSTS_MIGRATIONS).load().migrate();
    FluentConfiguration both =
        flyway(database).locations(HOSTS_MIGRATIONS, FanfareSchema.location(database));
    assertThatThrownBy(() -> both.load().migrate())
        .as("what the page on operations warns of")
        .hasMessageContaining("outOfOrder");

    assertThat(both.outOfOrder(true).load().migrate().migrationsExecuted)
        .isEqualTo(migrations(dialect));

    assertIsWorking(database);
    assertThat(FanfareSchema.pending(database)).as("the host's business").isZero();
    assertThatThrownBy(() -> FanfareSchema.migrate(database))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("a Flyway of the host made them");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void saysToMigrateWhenTablesAreMissing(Dialect dialect) throws SQLException {
    DataSource database = empty(dialect);
    assertThatThrownBy(() -> JpaStorage.open(database, FieldEncryption.none()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("missing table")
        .hasMessageContaining("FanfareSchema.migrate")
        .hasMessageContaining("'fanfare migrate'");
    FanfareSchema.migrate(database);
    execute(database, "alter table fanfare_creator drop column zone");
    assertThatThrownBy(() -> JpaStorage.open(database, FieldEncryption.none()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("missing column [zone]")
        .hasMessageContaining("FanfareSchema.migrate");
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void refusesAMigrationThatWasEdited(Dialect dialect) throws SQLException {
    DataSource database = empty(dialect);
    FanfareSchema.migrate(database);
    execute(
        database,
        "update \"fanfare_schema_history\" set \"checksum\" = 1 where \"version\" = '1.03'");
    assertThatThrownBy(() -> FanfareSchema.migrate(database))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("checksum mismatch for migration version 1.03");
  }

  /** Money goes in and comes out, and the audit finds nothing. */
  static void assertIsWorking(DataSource database) {
    try (JpaStorage storage = JpaStorage.open(database, Storages.encryption())) {
      SmallPlatform platform = SmallPlatform.over(storage);
      assertThat(platform.fanfare().earnings().balance(ADA, USD).available())
          .isEqualTo(usd("35.00"));
      assertThat(platform.fanfare().auditor().verify()).isEmpty();
    }
  }

  private DataSource empty(Dialect dialect) {
    HikariDataSource database = TestDatabase.newDatabase(dialect);
    opened.add(database);
    return database;
  }

  private static FluentConfiguration flyway(DataSource database) {
    return Flyway.configure().dataSource(database);
  }

  private static boolean isEmpty(Map<String, List<String>> rows, String table) {
    return rows.getOrDefault(table, List.of()).isEmpty();
  }

  /** Counts the files. */
  private static int migrations(Dialect dialect) {
    try {
      Path folder =
          Path.of(FanfareSchema.class.getClassLoader().getResource(dialect.migrations()).toURI());
      try (Stream<Path> files = Files.list(folder)) {
        return (int) files.count();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> rows(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> lines = new ArrayList<>();
      while (rows.next()) {
        StringBuilder line = new StringBuilder();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          line.append(rows.getString(i)).append(' ');
        }
        lines.add(line.toString());
      }
      return lines;
    }
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
