package dev.fanfare.moderation.review;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryEnforcementStoreTest extends EnforcementStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final EnforcementStore store = new InMemoryEnforcementStore(transactions);

  @Override
  protected EnforcementStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
