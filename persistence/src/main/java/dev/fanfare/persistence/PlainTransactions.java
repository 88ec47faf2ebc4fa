package dev.fanfare.persistence;

import static java.util.Objects.requireNonNull;

import dev.fanfare.persistence.internal.Snapshot;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Joins the transaction of the thread's entity manager, or runs one of its own. */
final class PlainTransactions implements HostTransactions {
  private final EntityManagerFactory factory;
  private final CurrentEntityManager current;

  /** The entity manager of a transaction that was begun here. */
  private final ThreadLocal<@Nullable EntityManager> own = new ThreadLocal<>();

  PlainTransactions(EntityManagerFactory factory, CurrentEntityManager current) {
    this.factory = requireNonNull(factory, "factory");
    this.current = requireNonNull(current, "current");
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    EntityManager running = running();
    if (running == null) {
      return inNew(false, work);
    }
    try {
      return work.get();
    } catch (Throwable e) {
      EntityTransaction transaction = running.getTransaction();
      if (transaction.isActive()) {
        transaction.setRollbackOnly();
      }
      throw e;
    }
  }

  @Override
  public <T> T inSnapshot(Supplier<T> reads) {
    return inNew(true, reads);
  }

  private <T> T inNew(boolean snapshot, Supplier<T> work) {
    @Nullable EntityManager outer = own.get();
    try (EntityManager fresh = factory.createEntityManager()) {
      own.set(fresh);
      if (snapshot) {
        return inSnapshot(fresh, work);
      }
      return inTransaction(fresh, work);
    } finally {
      own.set(outer);
    }
  }

  private static <T> T inTransaction(EntityManager fresh, Supplier<T> work) {
    EntityTransaction transaction = fresh.getTransaction();
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

  /**
   * Rolls back; should that fail too, as on a lost connection, the first failure is the one to
   * know.
   */
  private static void rollBack(EntityTransaction transaction, Throwable failure) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static <T> T inSnapshot(EntityManager fresh, Supplier<T> reads) {
    return inTransaction(fresh, () -> Snapshot.read(fresh.unwrap(Session.class), reads));
  }

  @Override
  public boolean isActive() {
    return running() != null;
  }

  @Override
  public EntityManager entityManager() {
    return requireNonNull(running(), "no transaction is active");
  }

  private @Nullable EntityManager running() {
    EntityManager begun = own.get();
    EntityManager candidate = begun != null ? begun : current.get();
    return candidate != null && candidate.isOpen() && candidate.getTransaction().isActive()
        ? candidate
        : null;
  }
}
