package dev.fanfare.payout;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryPayoutDestinationsTest extends PayoutDestinationStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final PayoutDestinationStore store = new InMemoryPayoutDestinations(transactions);

  @Override
  protected PayoutDestinationStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
