package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class InMemoryLedgerStoreTest extends LedgerStoreContract {
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final LedgerStore store = new InMemoryLedgerStore(transactions);

  @Override
  protected LedgerStore store() {
    return store;
  }

  @Override
  protected UnitOfWork transactions() {
    return transactions;
  }

  /** Law 1: postings of an entry sum to zero in each currency; so do all accounts, always. */
  @Property(tries = 1000)
  void sumsToZeroInEachAssetWhateverIsBookedRefusedOrUndone(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 25) int steps) {
    var own = new InMemoryUnitOfWork();
    LedgerModel.walk(own, new InMemoryLedgerStore(own), seed, steps);
  }

  @Test
  void neverWrapsABalance() {
    Account fans = Account.platform(AccountKind.FANS, USD);
    Account pending = Account.pending(ADA, USD);
    store.append(List.of(sale("1", new Transfer(fans, pending, cents(Long.MAX_VALUE)))));

    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> store.append(List.of(sale("2", new Transfer(fans, pending, cents(1))))));
    assertThat(store.balance(pending)).isEqualTo(Long.MAX_VALUE);
    assertThat(store.balance(fans)).isEqualTo(-Long.MAX_VALUE);
  }

  @Test
  void failsTheCheckOfConcurrentMovesIfItsStepsAreNotOne() {
    // The check must be able to fail: a store that checks, waits and then writes loses money.
    UnitOfWork none =
        new UnitOfWork() {
          @Override
          public <T> T inTransaction(Supplier<T> work) {
            return work.get();
          }

          @Override
          public boolean isActive() {
            return false;
          }
        };

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> ConcurrentMoves.check(none, new LooseLedgerStore(), 25))
        .withMessageContaining("balance of earnings_available:mover-");
  }

  private static Transaction sale(String key, Transfer line) {
    return new Transaction(
        UUID.randomUUID(), TransactionKind.SALE, key, Instant.EPOCH, "reference", List.of(line));
  }
}
