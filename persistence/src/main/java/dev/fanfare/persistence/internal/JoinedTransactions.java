package dev.fanfare.persistence.internal;

import static java.util.Objects.requireNonNull;

import dev.fanfare.persistence.HostTransactions;
import java.util.function.Supplier;
import org.hibernate.SharedSessionContract;
import org.hibernate.engine.spi.SessionImplementor;

/** The host's transactions. */
public final class JoinedTransactions implements Transactions {
  private final HostTransactions host;

  public JoinedTransactions(HostTransactions host) {
    this.host = requireNonNull(host, "host");
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return host.inTransaction(work);
  }

  @Override
  public <T> T inNewTransaction(Supplier<T> work) {
    return host.inNewTransaction(work);
  }

  @Override
  public boolean areOwn() {
    return false;
  }

  @Override
  public boolean isActive() {
    return host.isActive();
  }

  @Override
  public SharedSessionContract session() {
    // A framework's shared entity manager is a Session itself, the same one for all threads and
    // transactions; no proxy stands in for this type.
    return host.entityManager().unwrap(SessionImplementor.class);
  }
}
