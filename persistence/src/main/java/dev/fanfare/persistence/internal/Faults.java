package dev.fanfare.persistence.internal;

import dev.fanfare.event.FanfareException;
import dev.fanfare.persistence.StorageException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/** What a caller gets for a fault of the database, in whatever a framework has wrapped it. */
public final class Faults {
  private Faults() {}

  /** Returns the exception of Fanfare for another one, or that one if the database is not in it. */
  public static RuntimeException of(RuntimeException e) {
    Throwable root = e;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof FanfareException own) {
        return own;
      }
      if (cause instanceof SQLException sql) {
        return of(sql);
      }
      root = cause;
    }
    return e instanceof PersistenceException
        ? new StorageException("The database failed: " + root.getMessage(), e)
        : e;
  }

  /** Returns the exception for what the database or the way to it answered. */
  public static StorageException of(SQLException e) {
    return new StorageException("The database refused or failed", e);
  }
}
