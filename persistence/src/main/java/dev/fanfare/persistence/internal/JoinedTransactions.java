package dev.fanfare.persistence.internal;

import static java.util.Objects.requireNonNull;

import dev.fanfare.persistence.HostTransactions;
import java.util.function.Supplier;
import org.hibernate.Session;
import org.hibernate.SharedSessionContract;

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
  public <T> T inSnapshot(Supplier<T> reads) {
    return host.inSnapshot(reads);
  }

  @Override
  public boolean isActive() {
    return host.isActive();
  }

  @Override
  public SharedSessionContract session() {
    return host.entityManager().unwrap(Session.class);
  }
}
