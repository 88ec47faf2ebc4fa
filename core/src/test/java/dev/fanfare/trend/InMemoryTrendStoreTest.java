package dev.fanfare.trend;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryTrendStoreTest extends TrendStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final TrendStore store = new InMemoryTrendStore(transactions);

  @Override
  protected TrendStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
