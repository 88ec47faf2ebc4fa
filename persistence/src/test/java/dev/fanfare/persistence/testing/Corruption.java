package dev.fanfare.persistence.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Statements that a person might write by hand and that the database must refuse. */
public final class Corruption {
  /** The class of SQLSTATEs for broken constraints. */
  private static final String INTEGRITY = "23";

  private Corruption() {}

  /** Runs each of the statements in a transaction of its own and checks that it is refused. */
  public static void refused(TestDatabase database, List<String> statements) throws SQLException {
    assertThat(statements).isNotEmpty();
    for (String sql : statements) {
      try (Connection connection = database.connections().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setAutoCommit(false);
        assertThatThrownBy(
                () -> {
                  for (String part : sql.split(";")) {
                    int rows = statement.executeUpdate(part);
                    assertThat(rows).as("concerns rows: %s", part).isPositive();
                  }
                  connection.commit();
                })
            .as("%s on %s", sql, database.dialect())
            .isInstanceOfSatisfying(
                SQLException.class,
                e -> assertThat(e.getSQLState()).as(e.getMessage()).startsWith(INTEGRITY));
        connection.rollback();
      }
    }
  }
}
