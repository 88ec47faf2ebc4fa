package dev.fanfare.ai;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryBudgetStoreTest extends BudgetStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final BudgetStore store = new InMemoryBudgetStore(transactions);

  @Override
  protected BudgetStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
