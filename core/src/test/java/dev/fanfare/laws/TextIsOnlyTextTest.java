package dev.fanfare.laws;

import dev.fanfare.Storage;

class TextIsOnlyTextTest extends TextIsOnlyTextContract {
  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
  }
}
