package dev.fanfare.benchmarks.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.FanfareBuilder;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.persistence.FanfareSchema;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.JpaStorage;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

/**
 * A PostgreSQL of this process's own, on a temporary directory, that forgets nothing in a crash:
 * {@code fsync} and {@code synchronous_commit} are on.
 */
final class Server implements AutoCloseable {
  private static final int CONNECTIONS = 12;
  private static final int SYNCS = 50;
  private static final int PAGE = 8192;

  private final Path directory;
  private final EmbeddedPostgres postgres;
  private final ProcessHandle postmaster;
  private final HikariDataSource connections;
  private final JpaStorage storage;

  private Server(Path directory, EmbeddedPostgres postgres) throws IOException {
    this.directory = directory;
    this.postgres = postgres;
    String pid = Files.readAllLines(directory.resolve("postmaster.pid")).get(0);
    this.postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
    HikariConfig config = new HikariConfig();
    // The driver then sends the rows of a JDBC batch as one statement. Only the rivals use batches.
    config.setJdbcUrl(postgres.getJdbcUrl("postgres", "postgres") + "&reWriteBatchedInserts=true");
    config.setMaximumPoolSize(CONNECTIONS);
    // Or the processor time of a connection that is given up would be missed.
    config.setMaxLifetime(0);
    this.connections = new HikariDataSource(config);
    FanfareSchema.migrate(connections);
    this.storage =
        JpaStorage.open(connections, FieldEncryption.fromJson(FieldEncryption.newKeyset()));
  }

  static Server start() throws IOException {
    Path directory = Files.createTempDirectory("fanfare-postgres");
    return new Server(
        directory,
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setCleanDataDirectory(true)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "512MB")
            .setServerConfig("max_wal_size", "4GB")
            .setServerConfig("shared_preload_libraries", "pg_stat_statements")
            .setServerConfig("pg_stat_statements.track_planning", "on")
            .setPGStartupWait(Duration.ofSeconds(60))
            .start());
  }

  DataSource connections() {
    return connections;
  }

  JpaStorage storage() {
    return storage;
  }

  FanfareBuilder fanfare() {
    return Fanfare.builder().storage(storage);
  }

  /** Runs statements in a transaction of their own. */
  void run(String... statements) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Returns the text in the first column of the first row. */
  String ask(String query) throws SQLException {
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  /** Throws if an invariant does not hold. */
  void audit() {
    List<AuditFinding> findings = fanfare().build().auditor().verify();
    if (!findings.isEmpty()) {
      throw new IllegalStateException(
          "%d findings, such as %s".formatted(findings.size(), findings.get(0)));
    }
  }

  /** Returns what the figures depend on. */
  String conditions() throws SQLException, IOException {
    return "PostgreSQL %s, fsync %s, synchronous_commit %s, a synced page takes %.2f ms; Java %s, %d cores, load %.1f"
        .formatted(
            ask("show server_version"),
            ask("show fsync"),
            ask("show synchronous_commit"),
            syncMillis(),
            Runtime.version(),
            Runtime.getRuntime().availableProcessors(),
            java.lang.management.ManagementFactory.getOperatingSystemMXBean()
                .getSystemLoadAverage());
  }

  /** Returns the median time that a page written over another takes to reach the disk. */
  private double syncMillis() throws IOException {
    Path file = directory.resolve("sync-probe");
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long[] nanos = new long[SYNCS];
      for (int i = 0; i < SYNCS; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(PAGE), 0);
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
      Arrays.sort(nanos);
      return nanos[SYNCS / 2] / 1e6;
    } finally {
      Files.delete(file);
    }
  }

  /** Prints what took the server most, since the start or the last call. */
  void printStatements() throws SQLException {
    run("create extension if not exists pg_stat_statements");
    try (Connection connection = connections.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select calls, total_exec_time, max_exec_time, plans, total_plan_time,
                  left(regexp_replace(query, '\\s+', ' ', 'g'), 110)
                from pg_stat_statements where calls > 10
                order by total_exec_time + total_plan_time desc limit 60
                """)) {
      System.out.println("     calls  us to run     ms at most    plans us to plan");
      while (rows.next()) {
        System.out.printf(
            "%,10d %,10.1f %,14.1f %8d %10.1f  %s%n",
            rows.getLong(1),
            1000 * rows.getDouble(2) / rows.getLong(1),
            rows.getDouble(3),
            rows.getLong(4),
            1000 * rows.getDouble(5) / Math.max(1, rows.getLong(4)),
            rows.getString(6));
      }
    }
    run("select pg_stat_statements_reset()");
  }

  /** Returns the processor time of the server's processes, those that run now. */
  double cpuMicros() {
    return postmaster
            .children()
            .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
            .mapToLong(Duration::toNanos)
            .sum()
        / 1e3;
  }

  @Override
  public void close() throws IOException {
    storage.close();
    connections.close();
    postgres.close();
  }
}
