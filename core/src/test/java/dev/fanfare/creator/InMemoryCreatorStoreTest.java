package dev.fanfare.creator;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryCreatorStoreTest extends CreatorStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final CreatorStore store = new InMemoryCreatorStore(transactions);

  @Override
  protected CreatorStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
