package dev.fanfare.moderation.consent;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryConsentStoreTest extends ConsentStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final ConsentStore store = new InMemoryConsentStore(transactions);

  @Override
  protected ConsentStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
