package dev.fanfare.persistence.internal;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
import org.hibernate.Transaction;
import org.jspecify.annotations.Nullable;

/** Transactions that belong to the storage alone, one for each outermost call of a thread. */
public final class OwnTransactions implements Transactions {
  private final SessionFactory factory;
  private final ThreadLocal<@Nullable StatelessSession> running = new ThreadLocal<>();

  public OwnTransactions(SessionFactory factory) {
    this.factory = requireNonNull(factory, "factory");
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return running.get() != null ? work.get() : inNew(work);
  }

  @Override
  public <T> T inSnapshot(Supplier<T> reads) {
    return inNew(() -> Snapshot.read(session(), reads));
  }

  private <T> T inNew(Supplier<T> work) {
    @Nullable StatelessSession outer = running.get();
    try (StatelessSession session = factory.openStatelessSession()) {
      running.set(session);
      Transaction transaction = session.beginTransaction();
      try {
        T result = work.get();
        transaction.commit();
        return result;
      } catch (Throwable e) {
        rollBack(transaction, e);
        throw e;
      }
    } finally {
      if (outer == null) {
        running.remove();
      } else {
        running.set(outer);
      }
    }
  }

  /**
   * Rolls back; should that fail too, as on a lost connection, the first failure is the one to
   * know.
   */
  private static void rollBack(Transaction transaction, Throwable failure) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public boolean isActive() {
    return running.get() != null;
  }

  @Override
  public SharedSessionContract session() {
    return requireNonNull(running.get(), "no transaction is active");
  }
}
