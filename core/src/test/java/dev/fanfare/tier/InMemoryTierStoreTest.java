package dev.fanfare.tier;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryTierStoreTest extends TierStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  @Override
  protected TierStore store() {
    return new InMemoryTierStore(transactions);
  }
}
