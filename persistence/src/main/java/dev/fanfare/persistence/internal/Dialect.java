package dev.fanfare.persistence.internal;

import dev.fanfare.persistence.StorageException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases that Fanfare runs on, and what they do differently. */
public enum Dialect {
  /** PostgreSQL 15 and later. */
  POSTGRESQL("PostgreSQL", "postgresql", 15, 0),
  /** H2 2.3 and later, in its regular mode. */
  H2("H2", "h2", 2, 3);

  private static final String UNIQUE_VIOLATION = "23505";

  private final String product;
  private final String folder;
  private final int major;
  private final int minor;

  /** The version is the oldest that will do. */
  Dialect(String product, String folder, int major, int minor) {
    this.product = product;
    this.folder = folder;
    this.major = major;
    this.minor = minor;
  }

  /**
   * Returns the dialect of a connection's database.
   *
   * @throws StorageException if Fanfare does not run on it, or on this version of it
   */
  public static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData about = connection.getMetaData();
    String found = about.getDatabaseProductName();
    for (Dialect dialect : values()) {
      if (dialect.product.equals(found)) {
        dialect.requireVersion(about);
        return dialect;
      }
    }
    throw new StorageException(
        "Fanfare runs on PostgreSQL and H2, not on %s".formatted(found), (Throwable) null);
  }

  private void requireVersion(DatabaseMetaData about) throws SQLException {
    int foundMajor = about.getDatabaseMajorVersion();
    int foundMinor = about.getDatabaseMinorVersion();
    if (foundMajor < major || foundMajor == major && foundMinor < minor) {
      throw new StorageException(
          "Fanfare runs on %s %s and later, not on %s"
              .formatted(
                  product,
                  minor == 0 ? major : major + "." + minor,
                  about.getDatabaseProductVersion()),
          (Throwable) null);
    }
  }

  /**
   * Returns where the migrations are on the class path: not below {@code db/migration}, where a
   * host's Flyway would find those for all databases without having been asked.
   */
  public String migrations() {
    return "dev/fanfare/migrations/" + folder;
  }

  /**
   * Returns whether a statement may take whole columns as arrays. H2 could, but plans badly for
   * them; within one process a statement for each row costs it little.
   */
  boolean isSetBased() {
    return this == POSTGRESQL;
  }

  /** Returns whether an error says that a unique key is taken, and the transaction goes on. */
  boolean isHarmlessDuplicate(SQLException error) {
    return this == H2 && UNIQUE_VIOLATION.equals(error.getSQLState());
  }

  void beginSnapshot(Connection connection) throws SQLException {
    execute(
        connection,
        this == POSTGRESQL
            ? "set transaction isolation level repeatable read, read only"
            : "set session characteristics as transaction isolation level repeatable read");
  }

  void endSnapshot(Connection connection) throws SQLException {
    if (this == H2) {
      execute(
          connection, "set session characteristics as transaction isolation level read committed");
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
