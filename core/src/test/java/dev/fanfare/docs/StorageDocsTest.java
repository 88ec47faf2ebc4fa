package dev.fanfare.docs;

import dev.fanfare.creator.CreatorStore;
import dev.fanfare.creator.CreatorStoreContract;
import dev.fanfare.creator.InMemoryCreatorStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

/** The program of docs/writing-a-storage.md. */
// snippet: storage-contract
class StorageDocsTest extends CreatorStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork(); // yours
  private final CreatorStore store = new InMemoryCreatorStore(transactions); // yours

  @Override
  protected CreatorStore store() {
    return store; // empty for each test
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions; // the one that the store takes part in
  }
}
// end
