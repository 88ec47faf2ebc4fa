package dev.fanfare.persistence.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Statements as somebody with a database console would write them. */
public final class Tampering {
  private static final String CONSTRAINT_VIOLATION = "23";

  private Tampering() {}

  /** Fails unless a constraint refuses each of these statements. */
  public static void isRefused(TestDatabase database, String... statements) {
    for (String statement : statements) {
      assertThatThrownBy(() -> run(database, statement))
          .as(statement)
          .isInstanceOfSatisfying(
              SQLException.class,
              refusal ->
                  assertThat(refusal.getSQLState())
                      .as("%s: %s", statement, refusal.getMessage())
                      .startsWith(CONSTRAINT_VIOLATION));
    }
  }

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
