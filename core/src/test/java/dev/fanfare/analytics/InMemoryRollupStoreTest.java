package dev.fanfare.analytics;

import dev.fanfare.Storage;

class InMemoryRollupStoreTest extends RollupStoreContract {
  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
  }
}
