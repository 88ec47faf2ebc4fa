package dev.fanfare.earning;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryEarningStoreTest extends EarningStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  @Override
  protected EarningStore store() {
    return new InMemoryEarningStore(transactions);
  }
}
