package dev.fanfare.payout;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryPayoutStoreTest extends PayoutStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final PayoutStore store = new InMemoryPayoutStore(transactions);

  @Override
  protected PayoutStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
