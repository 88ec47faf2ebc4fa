package dev.fanfare.persistence.docs;

import dev.fanfare.persistence.HostTransactions;
import jakarta.persistence.EntityManager;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.InvalidTransactionException;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import java.util.function.Supplier;

// snippet: jta-transactions
public final class JtaTransactions implements HostTransactions {
  private final TransactionManager manager;
  private final EntityManager shared;

  /** The entity manager is the container's, as it is injected: one for each transaction. */
  public JtaTransactions(TransactionManager manager, EntityManager shared) {
    this.manager = manager;
    this.shared = shared;
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    if (!isActive()) {
      return inNewTransaction(work);
    }
    try {
      return work.get();
    } catch (Throwable e) {
      undo(e, manager::setRollbackOnly); // also if the caller catches it
      throw e;
    }
  }

  @Override
  public <T> T inNewTransaction(Supplier<T> work) {
    try {
      Transaction outer = manager.suspend();
      try {
        return begun(work);
      } finally {
        if (outer != null) {
          manager.resume(outer);
        }
      }
    } catch (SystemException | InvalidTransactionException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T begun(Supplier<T> work) throws SystemException {
    try {
      manager.begin();
      T result;
      try {
        result = work.get();
      } catch (Throwable e) {
        undo(e, manager::rollback);
        throw e;
      }
      manager.commit();
      return result;
    } catch (NotSupportedException
        | RollbackException
        | HeuristicMixedException
        | HeuristicRollbackException e) {
      throw new IllegalStateException("The transaction was not committed", e);
    }
  }

  private interface Undo {
    void run() throws SystemException;
  }

  private static void undo(Throwable reason, Undo undo) {
    try {
      undo.run();
    } catch (SystemException | RuntimeException e) {
      reason.addSuppressed(e);
    }
  }

  @Override
  public boolean isActive() {
    try {
      int status = manager.getStatus();
      return status == Status.STATUS_ACTIVE || status == Status.STATUS_MARKED_ROLLBACK;
    } catch (SystemException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public EntityManager entityManager() {
    return shared;
  }
}
// end
