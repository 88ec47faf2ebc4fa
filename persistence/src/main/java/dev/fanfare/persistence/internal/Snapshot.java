package dev.fanfare.persistence.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.hibernate.SharedSessionContract;

/** A transaction whose reads all see the same state. */
final class Snapshot {
  private Snapshot() {}

  /**
   * Makes the session's transaction, in which nothing was done yet, a snapshot, unless it is one,
   * and reads in it.
   */
  static <T> T read(SharedSessionContract session, Dialect dialect, Supplier<T> reads) {
    boolean raised = session.doReturningWork(connection -> raise(connection, dialect));
    try {
      return reads.get();
    } finally {
      if (raised) {
        session.doWork(dialect::endSnapshot);
      }
    }
  }

  private static boolean raise(Connection connection, Dialect dialect) throws SQLException {
    if (connection.getTransactionIsolation() >= Connection.TRANSACTION_REPEATABLE_READ) {
      return false;
    }
    dialect.beginSnapshot(connection);
    return true;
  }
}
