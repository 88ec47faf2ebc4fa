package dev.fanfare.moderation.review;

import dev.fanfare.Storage;

class ReviewConcurrencyTest extends ReviewConcurrencyContract {
  @Override
  protected Storage storage() {
    return Storage.inMemory();
  }
}
