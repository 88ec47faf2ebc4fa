package dev.fanfare.persistence;

import dev.fanfare.event.FanfareException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when the database fails or refuses: a lost connection, a broken constraint, a deadlock.
 * The transaction is rolled back, so nothing of the call is stored, unless the connection was lost
 * while it was being committed: then nobody knows. Make the same call again with the same
 * idempotency key, and it has happened once.
 */
public final class StorageException extends FanfareException {
  private static final long serialVersionUID = 1L;

  private final @Nullable String sqlState;

  public StorageException(String message, SQLException cause) {
    this(withoutRow(cause), message);
  }

  private StorageException(SQLException cause, String message) {
    super(message + ": " + cause.getMessage(), cause);
    this.sqlState = cause.getSQLState();
  }

  /**
   * Behind the first line PostgreSQL shows the whole row that breaks a constraint; what people are
   * called and why they are not paid must not get into logs.
   */
  private static SQLException withoutRow(SQLException e) {
    String state = e.getSQLState();
    String message = e.getMessage();
    if (state == null || message == null || !(state.startsWith("22") || state.startsWith("23"))) {
      return e;
    }
    SQLException shown =
        new SQLException(message.lines().findFirst().orElse(""), state, e.getErrorCode());
    shown.setStackTrace(e.getStackTrace());
    return shown;
  }

  public StorageException(String message, @Nullable Throwable cause) {
    super(message, cause);
    this.sqlState = null;
  }

  /** Returns the SQLSTATE that the database gave, null if it gave none. */
  public @Nullable String sqlState() {
    return sqlState;
  }

  /**
   * Returns whether the same call is likely to pass if it is made again: the connection was lost, a
   * pool had none in time, or another transaction was in the way.
   */
  public boolean isTransient() {
    return !isRefused(getCause())
        && (getCause() instanceof SQLTransientException // a pool has no connection, for example
            || getCause() instanceof SQLRecoverableException
            || isTransient(sqlState));
  }

  /** A pool says that it has no connection, and the cause why: a password does not mend itself. */
  private static boolean isRefused(@Nullable Throwable cause) {
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof SQLException failure
          && failure.getSQLState() != null
          && (failure.getSQLState().startsWith("28") // who connects
              || failure.getSQLState().startsWith("3D"))) { // to which database
        return true;
      }
    }
    return false;
  }

  private static boolean isTransient(@Nullable String sqlState) {
    return sqlState != null
        && (sqlState.startsWith("08") // the connection
            || sqlState.startsWith("40") // a deadlock, a serialization failure
            || sqlState.startsWith("57P") // the server shuts down
            || sqlState.equals("55P03") // a lock could not be taken in time
            || sqlState.equals("HYT00")); // the same in H2
  }
}
