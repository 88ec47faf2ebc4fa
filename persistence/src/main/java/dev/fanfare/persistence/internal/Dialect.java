package dev.fanfare.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The databases that Fanfare runs on, and what they do differently. */
public enum Dialect {
  /** PostgreSQL 15 and later. */
  POSTGRESQL("PostgreSQL", "postgresql"),
  /** H2 2.3 and later, in its regular mode. */
  H2("H2", "h2");

  private static final String UNIQUE_VIOLATION = "23505";

  private final String product;
  private final String folder;

  Dialect(String product, String folder) {
    this.product = product;
    this.folder = folder;
  }

  /**
   * Returns the dialect of a connection's database.
   *
   * @throws IllegalArgumentException if Fanfare does not run on it
   */
  public static Dialect of(Connection connection) throws SQLException {
    String found = connection.getMetaData().getDatabaseProductName();
    for (Dialect dialect : values()) {
      if (dialect.product.equals(found)) {
        return dialect;
      }
    }
    throw new IllegalArgumentException(
        "Fanfare runs on PostgreSQL and H2, not on '%s'".formatted(found));
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
