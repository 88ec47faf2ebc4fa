package dev.fanfare.laws;

import dev.fanfare.Storage;

class BooksSumToZeroTest extends BooksSumToZeroContract {
  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
  }
}
