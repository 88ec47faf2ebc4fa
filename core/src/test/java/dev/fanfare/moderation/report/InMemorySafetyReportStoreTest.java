package dev.fanfare.moderation.report;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemorySafetyReportStoreTest extends SafetyReportStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final SafetyReportStore store = new InMemorySafetyReportStore(transactions);

  @Override
  protected SafetyReportStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }
}
