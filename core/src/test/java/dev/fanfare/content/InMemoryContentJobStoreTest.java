package dev.fanfare.content;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryContentJobStoreTest extends ContentJobStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final ContentJobStore store = new InMemoryContentJobStore(transactions);

  @Override
  protected ContentJobStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
