package dev.fanfare.event;

import java.util.function.Supplier;

/** Runs work in a transaction. Safe for concurrent use. */
public interface UnitOfWork {
  /**
   * Runs work so that all it writes is committed together, or, if it throws, not at all. A call
   * within a running transaction joins it: the outermost call commits, and once an inner call has
   * thrown nothing of the transaction is committed.
   *
   * @throws RolledBackException if the outermost work returned although an inner call had thrown
   */
  <T> T inTransaction(Supplier<T> work);

  /** Runs work in a transaction, as {@link #inTransaction(Supplier)} does. */
  default void inTransaction(Runnable work) {
    inTransaction(
        () -> {
          work.run();
          return true;
        });
  }

  /** Returns whether the calling thread is within a transaction. */
  boolean isActive();
}
