package dev.fanfare.persistence.internal;

import java.util.function.Supplier;
import org.hibernate.SharedSessionContract;

/** Where transactions come from: the storage's own, or the host's. */
public interface Transactions {
  /** Runs work in the running transaction or a new one. */
  <T> T inTransaction(Supplier<T> work);

  /** Runs work in a transaction of its own, whatever transaction is running. */
  <T> T inNewTransaction(Supplier<T> work);

  /** Returns whether nobody else works on their connections: then a statement may commit. */
  boolean areOwn();

  /** Returns whether the calling thread is in a transaction. */
  boolean isActive();

  /** Returns the session of the running transaction. */
  SharedSessionContract session();
}
