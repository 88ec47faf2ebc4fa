package dev.fanfare.persistence.versions;

import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.persistence.FieldEncryption;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database with the tables of a version and what the small platform left in them, kept as the
 * backup that {@code pg_dump} and H2's {@code SCRIPT} made of it. How to make one of the next
 * version is in {@code versions/README.md}.
 */
final class EarlierVersion {
  /** The keyset of every one of them; it protects nothing. */
  static final FieldEncryption ENCRYPTION = FieldEncryption.fromJson(read("keyset.json"));

  private EarlierVersion() {}

  /** Restores the backup into a database of its own. */
  static HikariDataSource restored(String version, Dialect dialect) {
    HikariDataSource database = TestDatabase.newDatabase(dialect);
    String backup = read(version + (dialect == Dialect.POSTGRESQL ? "/postgresql.sql" : "/h2.sql"));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(backup);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    // A dump of PostgreSQL clears the search path of its session.
    database.getHikariPoolMXBean().softEvictConnections();
    return database;
  }

  private static String read(String name) {
    try (InputStream in = EarlierVersion.class.getResourceAsStream("/versions/" + name)) {
      if (in == null) {
        throw new IllegalStateException("there is no versions/" + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
