package dev.fanfare.collaboration;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryCollaborationStoreTest extends CollaborationStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final CollaborationStore store = new InMemoryCollaborationStore(transactions);

  @Override
  protected CollaborationStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
