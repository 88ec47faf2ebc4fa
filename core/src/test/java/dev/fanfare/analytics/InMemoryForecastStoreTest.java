package dev.fanfare.analytics;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryForecastStoreTest extends ForecastStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final ForecastStore store = new InMemoryForecastStore(transactions);

  @Override
  protected ForecastStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
