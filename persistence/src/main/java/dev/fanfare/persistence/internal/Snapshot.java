package dev.fanfare.persistence.internal;

import java.util.function.Supplier;
import org.hibernate.SharedSessionContract;

/** A transaction whose reads all see the same state. */
public final class Snapshot {
  private Snapshot() {}

  /**
   * Makes the session's transaction, in which nothing was done yet, a snapshot, and reads in it.
   */
  public static <T> T read(SharedSessionContract session, Supplier<T> reads) {
    return session.doReturningWork(
        connection -> {
          Dialect dialect = Dialect.of(connection);
          dialect.beginSnapshot(connection);
          try {
            return reads.get();
          } finally {
            dialect.endSnapshot(connection);
          }
        });
  }
}
