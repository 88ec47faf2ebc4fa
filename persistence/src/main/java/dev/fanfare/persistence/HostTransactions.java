package dev.fanfare.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;

/**
 * The host's transactions, for a storage that takes part in them: what Fanfare writes is committed
 * or rolled back with what the host writes.
 *
 * <p>With Spring this is a few lines over its transaction manager; {@link #plain} serves a host
 * that begins and ends transactions on its entity managers itself.
 */
public interface HostTransactions {
  /**
   * Runs work in the transaction that the calling thread is in, or in a new one if it is in none. A
   * new one is rolled back if the work throws. The host's, once work in it has thrown, does not
   * commit whatever the host does: mark it where that is the framework's custom; if it is still
   * committed, Fanfare fails the commit.
   */
  <T> T inTransaction(Supplier<T> work);

  /**
   * Runs work in a new transaction, whatever transaction the calling thread is in; that one goes on
   * afterwards. Fanfare only reads in it, and raises it to REPEATABLE READ before the first read
   * unless it is; so nothing should have been read in it before.
   */
  <T> T inNewTransaction(Supplier<T> work);

  /** Returns whether the calling thread is in a transaction. */
  boolean isActive();

  /** Returns the entity manager of the calling thread's transaction; there is one. */
  EntityManager entityManager();

  /**
   * Returns transactions of a host that uses entity managers without a framework: Fanfare joins the
   * transaction of the thread's current entity manager while it is active, and begins one of its
   * own otherwise.
   *
   * @param factory makes the entity managers of Fanfare's own transactions
   * @param current gives the calling thread's entity manager, null if it has none
   */
  static HostTransactions plain(EntityManagerFactory factory, CurrentEntityManager current) {
    return new PlainTransactions(factory, current);
  }
}
