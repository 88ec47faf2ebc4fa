package dev.fanfare.event;

class InMemoryOperationStoreTest extends OperationStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final OperationStore store = new InMemoryOperationStore(transactions);

  @Override
  protected OperationStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
