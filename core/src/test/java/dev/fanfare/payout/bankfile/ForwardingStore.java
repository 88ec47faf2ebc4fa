package dev.fanfare.payout.bankfile;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Passes every call on, for a test to override one. */
class ForwardingStore implements BankInstructionStore {
  private final BankInstructionStore store;

  ForwardingStore(BankInstructionStore store) {
    this.store = store;
  }

  @Override
  public BankEntry add(BankEntry entry) {
    return store.add(entry);
  }

  @Override
  public Optional<BankEntry> find(UUID key) {
    return store.find(key);
  }

  @Override
  public List<BankInstruction> lock(Collection<UUID> keys) {
    return store.lock(keys);
  }

  @Override
  public void setStatus(Map<UUID, BankStatus> statuses) {
    store.setStatus(statuses);
  }

  @Override
  public int forget(Collection<UUID> keys) {
    return store.forget(keys);
  }

  @Override
  public Optional<PaymentFile> assign(PaymentFile file) {
    return store.assign(file);
  }

  @Override
  public Optional<PaymentFile> findFile(String messageId) {
    return store.findFile(messageId);
  }

  @Override
  public List<BlockTotal> totals(String messageId) {
    return store.totals(messageId);
  }

  @Override
  public List<BankInstruction> page(
      String messageId, PaymentBlock block, Optional<UUID> after, int limit) {
    return store.page(messageId, block, after, limit);
  }
}
