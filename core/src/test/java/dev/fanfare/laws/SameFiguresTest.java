package dev.fanfare.laws;

import dev.fanfare.Storage;

class SameFiguresTest extends SameFiguresContract {
  @Override
  protected Storage newStorage() {
    return Storage.inMemory();
  }
}
