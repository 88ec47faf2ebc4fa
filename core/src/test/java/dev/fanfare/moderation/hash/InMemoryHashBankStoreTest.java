package dev.fanfare.moderation.hash;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryHashBankStoreTest extends HashBankStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final InMemoryHashBankStore store = new InMemoryHashBankStore(transactions);

  @Override
  protected HashBankStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
