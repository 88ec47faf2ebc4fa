package dev.fanfare.persistence.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Breaks tables that the test has to itself, so that an audit has something to find. */
public final class Tampering {
  private Tampering() {}

  /**
   * Drops the foreign keys and checks of tables, so that a test may break what they protect. For a
   * database of the test's own.
   */
  public static void dropConstraints(TestDatabase database, String tables) throws SQLException {
    List<String> drops =
        database
            .database()
            .sql(
                sql ->
                    sql.list(
                        """
                        select table_name, constraint_name from information_schema.table_constraints
                        where lower(table_name) like ? and constraint_type in ('FOREIGN KEY', 'CHECK')
                          and lower(constraint_name) like 'fanfare%'
                          and lower(constraint_name) not like '%not_null'
                        order by constraint_type desc
                        """,
                        row ->
                            "alter table %s drop constraint %s".formatted(row.text(1), row.text(2)),
                        tables + "%"));
    run(database, drops.toArray(String[]::new));
  }

  /** Runs statements, each in a transaction of its own. */
  public static void run(TestDatabase database, String... statements) throws SQLException {
    try (Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
