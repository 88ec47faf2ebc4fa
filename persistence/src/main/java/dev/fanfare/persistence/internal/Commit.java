package dev.fanfare.persistence.internal;

import jakarta.persistence.EntityTransaction;
import java.util.function.Supplier;

/** Begins, commits and rolls back. */
public final class Commit {
  private Commit() {}

  /** Begins a transaction, runs work and commits it, or rolls it back if the work throws. */
  public static <T> T after(EntityTransaction transaction, Supplier<T> work) {
    transaction.begin();
    try {
      T result = work.get();
      transaction.commit();
      return result;
    } catch (Throwable e) {
      rollBack(transaction, e);
      throw e;
    }
  }

  /** A rollback that fails, since the connection is lost, must not hide why there is one. */
  private static void rollBack(EntityTransaction transaction, Throwable reason) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}
