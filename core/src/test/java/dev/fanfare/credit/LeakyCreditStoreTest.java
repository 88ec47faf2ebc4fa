package dev.fanfare.credit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The contract's test of overspending notices a store that reads, decides and writes without
 * keeping others out meanwhile.
 */
class LeakyCreditStoreTest {
  @Test
  void isCaughtOverspending() {
    var contract = new Leaky();
    contract.open();

    assertThatThrownBy(contract::neverOverspendsHoweverManyAskAtOnce)
        .isInstanceOf(AssertionError.class);
  }

  private static final class Leaky extends CreditStoreContract {
    @Override
    protected UnitOfWork transactions() {
      return new NoTransactions();
    }

    @Override
    protected CreditStore store() {
      return new LeakyCreditStore();
    }
  }

  /** Runs work as it comes, side by side. */
  private static final class NoTransactions implements UnitOfWork {
    @Override
    public <T> T inTransaction(Supplier<T> work) {
      return work.get();
    }

    @Override
    public boolean isActive() {
      return true;
    }
  }

  /**
   * Every single read and write is safe; only the lock is none. What the test does not use is left
   * out.
   */
  private static final class LeakyCreditStore implements CreditStore {
    private final Map<Wallet, WalletState> states = new ConcurrentHashMap<>();

    @Override
    public WalletState find(Wallet wallet) {
      return states.getOrDefault(wallet, WalletState.empty(wallet));
    }

    @Override
    public WalletState lock(Wallet wallet) {
      WalletState state = find(wallet);
      // Long enough for the others to have read the same.
      LockSupport.parkNanos(1_000_000);
      return state;
    }

    @Override
    public void save(WalletChange change) {
      states.put(change.after().wallet(), change.after());
    }

    @Override
    public Optional<Reservation> reservation(UUID id) {
      return Optional.empty();
    }

    @Override
    public OptionalLong spend(Wallet wallet, long amount, UUID charge, Instant now) {
      return OptionalLong.empty();
    }

    @Override
    public List<CreditType> lock(CreatorId creator) {
      return List.of();
    }

    @Override
    public List<CreditType> types(CreatorId creator) {
      return List.of();
    }

    @Override
    public Optional<Charge> charge(UUID id) {
      return Optional.empty();
    }

    @Override
    public List<Grant> grants(Collection<UUID> ids) {
      return List.of();
    }

    @Override
    public List<CreditEntry> entries(Wallet wallet, Instant from, Instant to) {
      return List.of();
    }

    @Override
    public Optional<CreditEntry> lastEntry(Wallet wallet, Instant before) {
      return Optional.empty();
    }

    @Override
    public List<Wallet> due(Instant now, int limit) {
      return List.of();
    }

    @Override
    public void forEachWallet(Consumer<WalletState> visitor) {}

    @Override
    public void forEachGrant(Wallet wallet, Consumer<Grant> visitor) {}

    @Override
    public void forEachReservation(Wallet wallet, Consumer<Reservation> visitor) {}

    @Override
    public void forEachCharge(Wallet wallet, Consumer<Charge> visitor) {}

    @Override
    public void forEachEntry(Wallet wallet, Consumer<CreditEntry> visitor) {}
  }
}
