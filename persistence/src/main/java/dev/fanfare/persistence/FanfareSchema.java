package dev.fanfare.persistence;

import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Faults;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ConcurrentModificationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToIntFunction;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables of Fanfare. A host lets {@link #migrate} make and upgrade them, or adds {@link
 * #location} to the locations of a Flyway of its own.
 */
public final class FanfareSchema {
  /** The table in which Flyway keeps which migrations have run; a host's own stays apart. */
  public static final String HISTORY_TABLE = "fanfare_schema_history";

  /** How often to begin while other processes begin too. */
  private static final int TRIES = 50;

  private static final String FIRST_TABLE = "fanfare_operation";

  private FanfareSchema() {}

  /**
   * Makes the tables, or brings those of an earlier version up to date; does nothing if they are.
   * Several processes may call at once: one works, the others wait. Tables of the host in the same
   * schema are left alone.
   *
   * @return how many migrations were run
   * @param database gives two connections at a time at least
   * @throws StorageException if the database cannot be reached, if Fanfare does not run on it, if a
   *     migration fails, or if a Flyway of the host made the tables and so has to upgrade them
   */
  public static int migrate(DataSource database) {
    if (isLeftToTheHost(database)) {
      throw new StorageException(
          "The tables of Fanfare are there and %s is not: a Flyway of the host made them, and has to upgrade them"
              .formatted(HISTORY_TABLE),
          (Throwable) null);
    }
    return translated(database, FanfareSchema::migrate);
  }

  /**
   * Returns how many migrations {@link #migrate} would run; 0 if a Flyway of the host made the
   * tables.
   *
   * @throws StorageException if the database cannot be reached, or if Fanfare does not run on it
   */
  public static int pending(DataSource database) {
    return isLeftToTheHost(database)
        ? 0
        : translated(database, flyway -> flyway.info().pending().length);
  }

  /**
   * Returns where the migrations for a database are, for a Flyway of the host. With {@link
   * #HISTORY_TABLE} as its history table it may take turns with {@link #migrate}; in one history
   * with the host's migrations, those must not use the versions 1.01 to 1.99.
   *
   * @throws StorageException if the database cannot be reached, or if Fanfare does not run on it
   */
  public static String location(DataSource database) {
    return "classpath:" + dialect(database).migrations();
  }

  private static Flyway flyway(DataSource database) {
    return Flyway.configure(FanfareSchema.class.getClassLoader())
        .dataSource(database)
        .locations(location(database))
        .table(HISTORY_TABLE)
        // A schema that holds tables of the host is no obstacle; version 0 comes before all of
        // ours.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .load();
  }

  private static int migrate(Flyway flyway) {
    for (int tried = 1; ; tried++) {
      try {
        return flyway.migrate().migrationsExecuted;
      } catch (FlywayException e) {
        if (tried == TRIES || !isLateForBaseline(e) && !isDisturbed(e)) {
          throw e;
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  /**
   * Returns whether another process has just made the history: Flyway's lock does not cover that.
   */
  private static boolean isLateForBaseline(FlywayException e) {
    if (String.valueOf(e.getMessage()).contains("Unable to baseline schema history table")) {
      return true;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException refused
          && String.valueOf(refused.getSQLState()).startsWith("23")
          && String.valueOf(refused.getMessage()).contains(HISTORY_TABLE)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns whether H2 stumbled over tables that another session is just changing, while it looked
   * through them: it holds no lock then, and fails rather than waits.
   */
  private static boolean isDisturbed(FlywayException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConcurrentModificationException) {
        return true;
      }
    }
    return false;
  }

  private static int translated(DataSource database, ToIntFunction<Flyway> work) {
    try {
      return work.applyAsInt(flyway(database));
    } catch (FlywayException e) {
      RuntimeException fault = Faults.of(e);
      throw fault instanceof StorageException
          ? fault
          : new StorageException("Flyway failed: " + e.getMessage(), e);
    }
  }

  /** Returns whether there are tables without the history that {@link #migrate} begins with. */
  private static boolean isLeftToTheHost(DataSource database) {
    try (Connection connection = database.getConnection()) {
      Dialect.of(connection);
      // In this order: another process may be about to make both.
      return exists(connection, FIRST_TABLE) && !exists(connection, HISTORY_TABLE);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            """
            select 1 from information_schema.tables
            where table_schema = current_schema and lower(table_name) = ?
            """)) {
      query.setString(1, table);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  static void requireSupported(DataSource database) {
    dialect(database);
  }

  private static Dialect dialect(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return Dialect.of(connection);
    } catch (SQLException e) {
      throw unreachable(e);
    }
  }

  private static StorageException unreachable(SQLException cause) {
    return new StorageException("Cannot reach the database", cause);
  }
}
