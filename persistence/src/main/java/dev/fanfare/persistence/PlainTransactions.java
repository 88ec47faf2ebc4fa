package dev.fanfare.persistence;

import static java.util.Objects.requireNonNull;

import dev.fanfare.persistence.internal.Commit;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Supplier;
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
    // A failure needs no mark: Fanfare stops the commit itself and says why, where Hibernate would
    // roll back what is marked without a word.
    return isActive() ? work.get() : inNewTransaction(work);
  }

  @Override
  public <T> T inNewTransaction(Supplier<T> work) {
    @Nullable EntityManager outer = own.get();
    try (EntityManager fresh = factory.createEntityManager()) {
      own.set(fresh);
      return Commit.after(fresh.getTransaction(), work);
    } finally {
      if (outer == null) {
        own.remove();
      } else {
        own.set(outer);
      }
    }
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
