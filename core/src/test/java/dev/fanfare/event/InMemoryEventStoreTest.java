package dev.fanfare.event;

class InMemoryEventStoreTest extends EventStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final EventStore store = new InMemoryEventStore(transactions);

  @Override
  protected EventStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
