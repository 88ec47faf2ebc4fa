package dev.fanfare.credit;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryCreditStoreTest extends CreditStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  @Override
  protected CreditStore store() {
    return new InMemoryCreditStore(transactions);
  }
}
