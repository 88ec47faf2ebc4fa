package dev.fanfare.analytics;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryFactStoreTest extends FactStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  @Override
  protected FactStore store() {
    return new InMemoryFactStore(transactions);
  }
}
