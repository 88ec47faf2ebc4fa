package dev.fanfare.persistence.internal;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.StatelessSession;
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
    return running.get() != null ? work.get() : inNewTransaction(work);
  }

  @Override
  public <T> T inNewTransaction(Supplier<T> work) {
    @Nullable StatelessSession outer = running.get();
    try (StatelessSession session = factory.openStatelessSession()) {
      running.set(session);
      return Commit.after(session.getTransaction(), work);
    } finally {
      if (outer == null) {
        running.remove();
      } else {
        running.set(outer);
      }
    }
  }

  @Override
  public boolean areOwn() {
    return true;
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
