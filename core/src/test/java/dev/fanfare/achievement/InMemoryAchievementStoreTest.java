package dev.fanfare.achievement;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryAchievementStoreTest extends AchievementStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final AchievementStore store = new InMemoryAchievementStore(transactions);

  @Override
  protected AchievementStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
