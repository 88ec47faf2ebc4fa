package dev.fanfare.ai;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryQuotaStoreTest extends QuotaStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final QuotaStore store = new InMemoryQuotaStore(transactions);

  @Override
  protected QuotaStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
