package dev.fanfare.analytics;

import dev.fanfare.Storage;

class InMemoryFactCountersTest extends FactCountersContract {
  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
  }
}
