package dev.fanfare.laws;

import dev.fanfare.Storage;

class NothingBelowZeroTest extends NothingBelowZeroContract {
  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
  }
}
