package dev.fanfare.cli;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.RollupRows;
import dev.fanfare.cli.sample.SamplePlatform;
import dev.fanfare.cli.sample.SampleSpec;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.testing.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Figures are the same bytes, wherever they are stored, in whatever order and pieces their rows
 * came, however often they were computed and whenever that was interrupted.
 */
class RunAgainTest {
  /** Has refunds, unknown senders, free gifts, late and repeated rows, falling counters. */
  @TempDir private static Path sample;

  private static Map<String, String> whole = Map.of();

  /** Of November and December 2025. */
  private static final LocalDate MIDDLE = LocalDate.parse("2025-12-01");

  @TempDir private Path directory;

  private @Nullable HikariDataSource database;

  enum Kind {
    H2,
    POSTGRESQL
  }

  @BeforeAll
  static void runInMemory() throws IOException {
    SamplePlatform.write(new SampleSpec(7, 12, 61), sample, day -> {});
    whole = Runs.run(sample, null);
    assertThat(whole.get("daily_analytics.csv")).hasLineCount(62);
    assertThat(whole.get("gift_analytics.csv").lines()).hasSizeGreaterThan(300);
    assertThat(whole.get("creator_metrics.csv").lines()).hasSizeGreaterThan(300);
    assertThat(whole.get("forecast.csv").lines()).hasSizeGreaterThan(7);
  }

  @AfterEach
  void close() {
    if (database != null) {
      database.close();
    }
  }

  @Test
  void writesTheSameInWhateverOrderRowsCome() throws IOException {
    for (int seed = 1; seed <= 3; seed++) {
      Path shuffled = DataFiles.shuffled(sample, seed, directory.resolve("shuffled" + seed));
      Runs.assertSame(Runs.run(shuffled, null), whole);
    }
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameInADatabaseInWhateverOrderRowsCome(Kind kind) throws IOException {
    Path shuffled = DataFiles.shuffled(sample, 4, directory.resolve("shuffled"));
    Runs.assertSame(Runs.run(shuffled, url(kind)), whole);
  }

  @ParameterizedTest
  @EnumSource
  void writesTheSameWhenTheFirstHalfWasRunBefore(Kind kind) throws IOException {
    Path half = DataFiles.before(MIDDLE.toString(), sample, directory.resolve("half"));
    Map<String, String> first = Runs.run(half, url(kind));
    assertThat(first.get("daily_analytics.csv").lines()).hasSizeBetween(20, 40);
    Runs.assertSame(Runs.run(sample, url(kind)), whole);
  }

  /** Half of every day's facts come late; paid is what was known, so payouts are others. */
  @ParameterizedTest
  @EnumSource
  void computesTheSameWhenEverySecondRowWasRunBefore(Kind kind) throws IOException {
    Path half = DataFiles.everySecond(sample, directory.resolve("half"));
    assertThat(Runs.run(half, url(kind)).get("daily_analytics.csv"))
        .isNotEqualTo(whole.get("daily_analytics.csv"));
    Runs.assertSame(Runs.run(sample, url(kind)), whole, Runs.FIGURES);
  }

  @ParameterizedTest
  @EnumSource
  void leavesADayAsItIsHoweverOftenItIsComputed(Kind kind) throws IOException {
    Runs.run(sample, url(kind));
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url(kind));
    try (var pool = new HikariDataSource(config);
        JpaStorage storage =
            JpaStorage.open(pool, FieldEncryption.fromJson(FieldEncryption.newKeyset()))) {
      Fanfare fanfare =
          Fanfare.builder()
              .storage(storage)
              .clock(Clock.fixed(lastInstant(), ZoneOffset.UTC))
              .build();
      RollupRows before = rows(storage);
      for (int i = 0; i < 10; i++) {
        var report = fanfare.analytics().rebuild(DayRange.day(MIDDLE));
        assertThat(report.days()).isEqualTo(1);
        assertThat(report.changed()).isZero();
        assertThat(rows(storage).differencesFrom(before)).isEmpty();
      }
    }
    Runs.assertSame(Runs.run(sample, url(kind)), whole);
  }

  private static Instant lastInstant() {
    return LocalDate.parse("2026-01-01").atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static RollupRows rows(JpaStorage storage) {
    DayRange range = new DayRange(MIDDLE.minusDays(60), MIDDLE.plusDays(60));
    Set<String> users =
        storage.inSnapshot(
            () -> {
              Stream.Builder<String> all = Stream.builder();
              storage.rollups().forEachUserDay(range, day -> all.add(day.user()));
              return all.build().collect(Collectors.toSet());
            });
    assertThat(users).hasSizeGreaterThan(10);
    return storage.inSnapshot(() -> RollupRows.read(storage.rollups(), range, users));
  }

  /** The process ends like one that is killed, in the middle of the days that it computes. */
  @Test
  void goesOnAfterItWasKilledOverAFile() throws Exception {
    String url = url(Kind.H2);
    Runs.execute("migrate", "--jdbc-url", url);
    sql(
        url,
        """
        create trigger dies before insert, update on fanfare_rollup_bucket for each row
        call "%s"
        """
            .formatted(DyingTrigger.class.getName()));

    assertThat(process(url).waitFor()).isEqualTo(DyingTrigger.EXIT_CODE);

    // H2 forgets what was committed in the last half second.
    assertThat(number(url, "select count(*) from fanfare_rollup_bucket")).isLessThanOrEqualTo(30);
    sql(url, "drop trigger dies");
    Runs.assertSame(Runs.run(sample, url), whole);
  }

  @Test
  void goesOnAfterItWasKilledOverPostgres() throws Exception {
    String url = url(Kind.POSTGRESQL);
    Runs.execute("migrate", "--jdbc-url", url);
    sql(
        url,
        """
        create function hang() returns trigger language plpgsql as
          'begin perform pg_sleep(600); return new; end'
        """);
    sql(
        url,
        """
        create trigger hangs before insert on fanfare_rollup_bucket for each row
        when (new.start_day = date '%s') execute function hang()
        """
            .formatted(MIDDLE));

    Process process = process(url);
    String sleeping =
        "from pg_stat_activity where wait_event = 'PgSleep' and datname = current_database()";
    while (number(url, "select count(*) " + sleeping) == 0) {
      assertThat(process.isAlive()).as("still running").isTrue();
      Thread.sleep(20);
    }
    process.destroyForcibly().waitFor();
    // The server finds out when it next has something to say to it.
    sql(url, "select pg_terminate_backend(pid) " + sleeping);

    assertThat(number(url, "select count(*) from fanfare_rollup_bucket")).isEqualTo(30);
    sql(url, "drop trigger hangs on fanfare_rollup_bucket");
    Runs.assertSame(Runs.run(sample, url), whole);
  }

  private Process process(String url) throws IOException {
    return new ProcessBuilder(
            Stream.concat(
                    Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FanfareCli.class.getName()),
                    Stream.of(
                        Runs.arguments(sample, Files.createTempDirectory(directory, "dead"), url)))
                .toList())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private String url(Kind kind) {
    if (kind == Kind.H2) {
      return "jdbc:h2:file:" + directory.resolve("platform").toAbsolutePath();
    }
    if (database == null) {
      database = PostgresServer.newDatabase();
    }
    return requireNonNull(database).getJdbcUrl();
  }

  private static void sql(String url, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private static long number(String url, String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement sql = connection.createStatement();
        ResultSet row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
