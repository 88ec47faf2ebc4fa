package dev.fanfare.ai;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryUsageStoreTest extends UsageStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final UsageStore store = new InMemoryUsageStore(transactions);

  @Override
  protected UsageStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
