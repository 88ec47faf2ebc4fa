package dev.fanfare.payout.bankfile;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;

class InMemoryBankInstructionStoreTest extends BankInstructionStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final BankInstructionStore store = new InMemoryBankInstructionStore(transactions);

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  @Override
  protected BankInstructionStore store() {
    return store;
  }
}
