package dev.fanfare.moderation;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryModerationStoreTest extends ModerationStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final ModerationStore store = new InMemoryModerationStore(transactions);

  @Override
  protected ModerationStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
