package dev.fanfare.persistence;

import dev.fanfare.persistence.internal.Dialect;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * The tables of Fanfare. A host lets {@link #migrate} make and upgrade them, or adds {@link
 * #location} to the locations of a Flyway of its own.
 */
public final class FanfareSchema {
  /** The table in which Flyway keeps which migrations have run; a host's own stays apart. */
  public static final String HISTORY_TABLE = "fanfare_schema_history";

  private FanfareSchema() {}

  /**
   * Makes the tables, or brings those of an earlier version up to date; does nothing if they are.
   * Several processes may call at once: one works, the others wait. Tables of the host in the same
   * schema are left alone.
   *
   * @return how many migrations were run
   * @throws StorageException if the database cannot be reached
   */
  public static int migrate(DataSource database) {
    MigrateResult result = flyway(database).migrate();
    return result.migrationsExecuted;
  }

  /** Returns how many migrations {@link #migrate} would run. */
  public static int pending(DataSource database) {
    return flyway(database).info().pending().length;
  }

  /**
   * Returns where the migrations for a database are, for a Flyway of the host. Give it a history
   * table of its own: in one with the host's, two migrations may have the same version.
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

  private static Dialect dialect(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return Dialect.of(connection);
    } catch (SQLException e) {
      throw new StorageException("Cannot reach the database", e);
    }
  }
}
