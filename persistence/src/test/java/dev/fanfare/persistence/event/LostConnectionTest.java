package dev.fanfare.persistence.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.persistence.HostTransactions;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.JoinedTransactions;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A lost connection is a fault that says so, whoever notices it. */
class LostConnectionTest {
  private final TestDatabase tables = TestDatabase.postgres();

  private Database database(boolean own) {
    return own
        ? tables.database()
        : new Database(
            new JoinedTransactions(HostTransactions.plain(tables.factory(), () -> null)),
            Dialect.POSTGRESQL);
  }

  @ParameterizedTest(name = "in transactions of its own: {0}")
  @ValueSource(booleans = {true, false})
  void isToldByTheStatementAlthoughTheRollbackFailsToo(boolean own) {
    Database database = database(own);
    assertLost(
        () ->
            database.inTransaction(
                () -> {
                  endConnection(pid(database));
                  return pid(database);
                }));
  }

  @ParameterizedTest(name = "in transactions of its own: {0}")
  @ValueSource(booleans = {true, false})
  void isToldByTheCommit(boolean own) {
    Database database = database(own);
    assertLost(
        () ->
            database.inTransaction(
                () -> {
                  endConnection(pid(database));
                  return true;
                }));
  }

  /** A pool says so by the class of its exception, without an SQLSTATE. */
  @Test
  void isTransientIfAPoolHasNoneInTime() {
    var fault = new StorageException("no answer", new SQLTransientConnectionException("timed out"));
    assertThat(fault.sqlState()).isNull();
    assertThat(fault.isTransient()).isTrue();
    assertThat(new StorageException("no answer", new SQLException("odd")).isTransient()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"28P01", "28000", "3D000"})
  void isNotTransientIfThePoolIsRefused(String state) {
    var none = new SQLTransientConnectionException("timed out", state);
    none.initCause(new SQLException("password authentication failed", state));
    assertThat(new StorageException("no answer", none).isTransient()).isFalse();
  }

  private static void assertLost(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            StorageException.class,
            e -> assertThat(e.isTransient()).as("%s: %s", e.sqlState(), e).isTrue());
  }

  private static long pid(Database database) {
    return database.sql(
        sql -> sql.first("select pg_backend_pid()", row -> row.number(1)).orElseThrow());
  }

  private void endConnection(long pid) {
    try (Connection connection = tables.connections().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_terminate_backend(%d, 10000)".formatted(pid));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
