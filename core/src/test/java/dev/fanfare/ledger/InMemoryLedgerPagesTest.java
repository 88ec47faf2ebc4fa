package dev.fanfare.ledger;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryLedgerPagesTest extends LedgerPagesContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final LedgerStore store = new InMemoryLedgerStore(transactions);

  @Override
  protected LedgerStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
