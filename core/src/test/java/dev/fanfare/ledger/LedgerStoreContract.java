package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.event.UnitOfWork;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.Parallel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What every {@link LedgerStore} does. Extend it and hand over an empty store for each test,
 * together with its transactions; both methods give the same objects throughout one test. Up to 16
 * transactions run at a time.
 */
@Timeout(300)
public abstract class LedgerStoreContract {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LATER = NOON.plusSeconds(3600);
  private static final Account FANS = Account.platform(AccountKind.FANS, USD);
  private static final Account COMMISSION = Account.platform(AccountKind.COMMISSION, USD);
  private static final Account PENDING = Account.pending(ADA, USD);
  private static final Account AVAILABLE = Account.available(ADA, USD);
  private static final Account RECEIVABLE = Account.receivable(ADA, USD);
  private static final Account OTHERS = Account.available(BEN, USD);

  private int made;

  /** Returns the store to test. */
  protected abstract LedgerStore store();

  /** Returns the transactions that it takes part in. */
  protected abstract UnitOfWork transactions();

  /** Returns how many random steps a store takes beside the plain model. */
  protected int steps() {
    return 150;
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(store().balance(PENDING)).isZero();
    assertThat(store().balance(FANS)).isZero();
    assertThat(store().balanceAt(PENDING, LATER)).isZero();
    assertThat(store().entries(PENDING, Instant.EPOCH, LATER)).isEmpty();
    assertThat(store().sums(AccountKind.FANS, Set.of(), Instant.EPOCH, LATER)).isEmpty();
    assertThat(store().find(UUID.randomUUID())).isEmpty();
    assertThat(store().find(TransactionKind.SALE, "sale-1")).isEmpty();
    assertThat(accounts()).isEmpty();
    assertThat(postings(PENDING)).isEmpty();
  }

  @Test
  void findsATransactionWholeByItsIdAndByItsCause() {
    var quote =
        new FxQuote(
            USD,
            JPY,
            new BigDecimal("149.870000001234567891"),
            "Zürich ☕ desk",
            NOON.plusNanos(1_000));
    var converted =
        new Transaction(
            UUID.randomUUID(),
            TransactionKind.CONVERSION,
            "k".repeat(128),
            NOON.plusNanos(123_456_000),
            "r".repeat(126) + "🎉",
            List.of(
                transfer(FANS, PENDING, 5_000_000_000_000_000_000L),
                transfer(PENDING, Account.platform(AccountKind.FX_CLEARING, USD), 1),
                new Transfer(
                    Account.platform(AccountKind.FX_CLEARING, JPY),
                    Account.pending(ADA, JPY),
                    new Money(149, JPY)),
                transfer(PENDING, Account.cash("Zürich ☕", USD), 2)),
            quote,
            null);
    append(converted);
    var reversal = converted.reversal(UUID.randomUUID(), LATER);
    append(reversal);

    assertThat(store().find(converted.id())).contains(converted);
    assertThat(store().find(TransactionKind.CONVERSION, converted.key())).contains(converted);
    assertThat(store().find(TransactionKind.REVERSAL, converted.id().toString()))
        .contains(reversal);
    assertThat(transactionsStored()).containsExactlyInAnyOrder(converted, reversal);
  }

  @Test
  void addsUpWhatAccountsWereCreditedLessWhatTheyWereDebited() {
    append(sale(transfer(FANS, PENDING, 550), transfer(FANS, COMMISSION, 450)));
    append(sale(transfer(FANS, PENDING, 55), transfer(PENDING, AVAILABLE, 100)));

    assertThat(store().balance(PENDING)).isEqualTo(550 + 55 - 100);
    assertThat(store().balance(AVAILABLE)).isEqualTo(100);
    assertThat(store().balance(COMMISSION)).isEqualTo(450);
    assertThat(store().balance(FANS)).isEqualTo(-550 - 450 - 55);
    assertThat(store().balance(Account.pending(ADA, JPY))).as("another asset").isZero();
    assertThat(store().balance(Account.pending(BEN, USD))).as("another owner").isZero();
    assertIntact();
  }

  @Test
  void handsOverEveryUsedAccountInOrder() {
    append(sale(transfer(FANS, OTHERS, 5), transfer(FANS, PENDING, 7)));
    append(sale(transfer(PENDING, AVAILABLE, 7)));
    append(
        sale(
            new Transfer(
                Account.platform(AccountKind.FANS, JPY),
                Account.cash("bank", JPY),
                new Money(3, JPY))));

    assertThat(accounts())
        .containsExactly(
            Map.entry(Account.platform(AccountKind.FANS, JPY), -3L),
            Map.entry(FANS, -12L),
            Map.entry(PENDING, 0L),
            Map.entry(AVAILABLE, 7L),
            Map.entry(Account.cash("bank", JPY), 3L),
            Map.entry(OTHERS, 5L));
    assertThat(new ArrayList<>(accounts().keySet())).isSorted();
  }

  @Test
  void addsAllTransactionsOrNone() {
    var first = sale(transfer(FANS, PENDING, 100));
    var second = sale(transfer(PENDING, AVAILABLE, 60));
    var third = sale(transfer(PENDING, AVAILABLE, 60));

    assertThatExceptionOfType(OverdraftException.class)
        .isThrownBy(() -> append(first, second, third));
    assertThat(accounts()).isEmpty();
    assertThat(transactionsStored()).isEmpty();

    append(first, second);
    assertThat(store().balance(PENDING)).isEqualTo(40);
    append();
    assertIntact();
  }

  @Test
  void refusesAnOverdraftAndChangesNothing() {
    append(sale(transfer(FANS, PENDING, 100)));
    var accounts = accounts();

    assertThatExceptionOfType(OverdraftException.class)
        .isThrownBy(() -> append(sale(transfer(PENDING, COMMISSION, 101))))
        .satisfies(
            e -> {
              assertThat(e.account()).isEqualTo(PENDING);
              assertThat(e.balance()).isEqualTo(cents(100));
            })
        .withMessage(
            "Account earnings_pending:ada:USD holds 1.00 USD; a posting of -1.01 USD would break"
                + " its bound");

    assertThat(accounts()).isEqualTo(accounts);
    assertThat(postings(PENDING)).hasSize(1);
    assertThat(transactionsStored()).hasSize(1);
    append(sale(transfer(PENDING, COMMISSION, 100)));
    assertThat(store().balance(PENDING)).isZero();
  }

  @Test
  void letsACreatorOweButNotBeOwedTwice() {
    append(sale(transfer(RECEIVABLE, FANS, 30)));
    assertThat(store().balance(RECEIVABLE)).isEqualTo(-30);

    assertThatExceptionOfType(OverdraftException.class)
        .isThrownBy(() -> append(sale(transfer(FANS, RECEIVABLE, 31))))
        .satisfies(e -> assertThat(e.account()).isEqualTo(RECEIVABLE));

    append(sale(transfer(FANS, RECEIVABLE, 30)));
    assertThat(store().balance(RECEIVABLE)).isZero();
    assertIntact();
  }

  @Test
  void keepsBoundsAfterEveryLineInOrder() {
    assertThatExceptionOfType(OverdraftException.class)
        .as("spent before it came in")
        .isThrownBy(
            () -> append(sale(transfer(PENDING, COMMISSION, 5), transfer(FANS, PENDING, 5))));
    assertThatExceptionOfType(OverdraftException.class)
        .isThrownBy(
            () -> append(sale(transfer(PENDING, COMMISSION, 5)), sale(transfer(FANS, PENDING, 5))));

    append(sale(transfer(FANS, PENDING, 5), transfer(PENDING, COMMISSION, 5)));
    assertThat(store().balance(PENDING)).isZero();
    assertThat(postings(PENDING)).hasSize(2);
  }

  @Test
  void refusesACauseASecondTime() {
    var sale = sale(transfer(FANS, PENDING, 5));
    append(sale);
    var again = transaction(sale.kind(), sale.key(), NOON, transfer(FANS, PENDING, 5));

    assertThatExceptionOfType(DuplicateTransactionException.class)
        .isThrownBy(() -> append(again))
        .withMessageContaining("SALE '%s' is already in the ledger", sale.key());
    assertThatExceptionOfType(DuplicateTransactionException.class)
        .as("after another one in the same call")
        .isThrownBy(() -> append(sale(transfer(FANS, PENDING, 7)), again));
    assertThat(store().balance(PENDING)).isEqualTo(5);

    var twice = sale(transfer(FANS, PENDING, 1));
    assertThatExceptionOfType(DuplicateTransactionException.class)
        .as("twice in one call")
        .isThrownBy(
            () ->
                append(
                    twice,
                    transaction(twice.kind(), twice.key(), NOON, transfer(FANS, PENDING, 1))));
    assertThat(store().balance(PENDING)).isEqualTo(5);

    append(transaction(TransactionKind.REFUND, sale.key(), NOON, transfer(PENDING, FANS, 1)));
    append(transaction(sale.kind(), sale.key().toUpperCase(), NOON, transfer(FANS, PENDING, 1)));
    assertThat(store().balance(PENDING)).as("another kind, another key").isEqualTo(5);
  }

  @Test
  void refusesAnIdASecondTime() {
    var sale = sale(transfer(FANS, PENDING, 5));
    append(sale);

    assertThatExceptionOfType(DuplicateTransactionException.class)
        .isThrownBy(
            () ->
                append(
                    new Transaction(
                        sale.id(), TransactionKind.SALE, "other", NOON, "r", sale.lines())));

    assertThat(store().balance(PENDING)).isEqualTo(5);
    assertThat(store().find(TransactionKind.SALE, "other")).isEmpty();
  }

  @Test
  void countsALateFactWhenItHappened() {
    append(at(NOON, transfer(FANS, PENDING, 100)));
    append(at(LATER, transfer(PENDING, AVAILABLE, 40)));
    Instant between = NOON.plusSeconds(60);
    assertThat(store().balanceAt(PENDING, between)).isEqualTo(100);

    // Recorded last, happened in between.
    append(at(between, transfer(FANS, PENDING, 7)));

    assertThat(store().balanceAt(PENDING, NOON.minusNanos(1_000))).isZero();
    assertThat(store().balanceAt(PENDING, NOON)).as("at or before").isEqualTo(100);
    assertThat(store().balanceAt(PENDING, between.minusNanos(1_000))).isEqualTo(100);
    assertThat(store().balanceAt(PENDING, between)).isEqualTo(107);
    assertThat(store().balanceAt(PENDING, LATER)).isEqualTo(67);
    assertThat(store().balanceAt(FANS, between)).isEqualTo(-107);
    assertThat(store().balance(PENDING)).isEqualTo(67);
  }

  @Test
  void listsLinesByTimeAndThenAsRecorded() {
    var late = at(LATER, transfer(FANS, PENDING, 4));
    var twoLines = at(NOON, transfer(FANS, PENDING, 2), transfer(PENDING, AVAILABLE, 1));
    var sameTime = at(NOON, transfer(FANS, PENDING, 3));
    append(late);
    append(twoLines);
    append(sameTime);

    assertThat(store().entries(PENDING, Instant.EPOCH, LATER.plusSeconds(1)))
        .containsExactly(
            entry(twoLines, 2), entry(twoLines, -1), entry(sameTime, 3), entry(late, 4));
    assertThat(store().entries(FANS, Instant.EPOCH, LATER.plusSeconds(1)))
        .containsExactly(entry(twoLines, -2), entry(sameTime, -3), entry(late, -4));
    assertThat(store().entries(PENDING, NOON, LATER)).as("the end is exclusive").hasSize(3);
    assertThat(store().entries(PENDING, NOON.plusNanos(1_000), LATER)).isEmpty();
    assertThat(store().entries(PENDING, LATER, LATER)).isEmpty();
  }

  @Test
  void sumsTheLinesOfAKindOfAccount() {
    append(transaction(TransactionKind.SALE, "1", NOON, transfer(FANS, PENDING, 100)));
    append(transaction(TransactionKind.SALE, "2", LATER, transfer(FANS, PENDING, 10)));
    append(transaction(TransactionKind.REFUND, "3", NOON, transfer(PENDING, FANS, 30)));
    append(
        transaction(TransactionKind.SALE, "4", NOON, transfer(FANS, Account.pending(BEN, USD), 5)));
    append(
        transaction(
            TransactionKind.SALE,
            "5",
            NOON,
            new Transfer(
                Account.platform(AccountKind.FANS, JPY),
                Account.pending(ADA, JPY),
                new Money(900, JPY))));
    append(transaction(TransactionKind.MATURITY, "6", NOON, transfer(PENDING, AVAILABLE, 70)));

    assertThat(
            store().sums(AccountKind.EARNINGS_PENDING, Set.of(TransactionKind.SALE), NOON, LATER))
        .containsOnly(
            Map.entry(PENDING, 100L),
            Map.entry(Account.pending(BEN, USD), 5L),
            Map.entry(Account.pending(ADA, JPY), 900L));
    assertThat(
            store()
                .sums(
                    AccountKind.EARNINGS_PENDING,
                    List.of(TransactionKind.SALE, TransactionKind.REFUND),
                    NOON,
                    LATER.plusSeconds(1)))
        .containsEntry(PENDING, 100L + 10 - 30);
    assertThat(store().sums(AccountKind.EARNINGS_PENDING, Set.of(), NOON, LATER))
        .as("no kinds are all kinds")
        .containsEntry(PENDING, 100L - 30 - 70);
    assertThat(store().sums(AccountKind.FANS, Set.of(TransactionKind.SALE), NOON, LATER))
        .containsOnly(
            Map.entry(FANS, -105L), Map.entry(Account.platform(AccountKind.FANS, JPY), -900L));
    assertThat(store().sums(AccountKind.RESERVE, Set.of(), NOON, LATER)).isEmpty();
  }

  @Test
  void chainsTheLinesOfACreatorsAccount() {
    var first = at(LATER, transfer(FANS, PENDING, 100), transfer(PENDING, AVAILABLE, 40));
    var second = at(NOON, transfer(PENDING, AVAILABLE, 60));
    append(first);
    append(second);

    assertThat(postings(PENDING))
        .containsExactly(
            new Posting(PENDING, 1, first.id(), 0, LATER, 100, 0, 100),
            new Posting(PENDING, 2, first.id(), 1, LATER, -40, 100, 60),
            new Posting(PENDING, 3, second.id(), 0, NOON, -60, 60, 0));
    assertThat(postings(AVAILABLE))
        .containsExactly(
            new Posting(AVAILABLE, 1, first.id(), 1, LATER, 40, 0, 40),
            new Posting(AVAILABLE, 2, second.id(), 0, NOON, 60, 40, 100));
    assertThat(postings(FANS)).as("the platform's accounts have no chain").isEmpty();
  }

  @Test
  void undoesWithTheTransaction() {
    append(sale(transfer(FANS, PENDING, 100)));
    var accounts = accounts();

    assertThatThrownBy(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          append(sale(transfer(PENDING, AVAILABLE, 100)));
                          append(sale(transfer(AVAILABLE, OTHERS, 50)));
                          assertThat(store().balance(OTHERS)).as("its own writes").isEqualTo(50);
                          throw new IllegalStateException("fault");
                        }))
        .hasMessage("fault");

    assertThat(accounts()).isEqualTo(accounts);
    assertThat(postings(PENDING)).hasSize(1);
    assertThat(postings(OTHERS)).isEmpty();
    assertThat(transactionsStored()).hasSize(1);
    append(sale(transfer(PENDING, AVAILABLE, 100)));
    assertIntact();
  }

  @Test
  void givesTheBalancesOfTheAccountsItLocks() {
    append(sale(transfer(FANS, PENDING, 100)));

    Map<Account, Long> held =
        transactions().inTransaction(() -> store().lock(List.of(OTHERS, PENDING, AVAILABLE)));
    Map<Account, Long> none = transactions().inTransaction(() -> store().lock(List.of()));

    assertThat(held)
        .containsOnly(Map.entry(PENDING, 100L), Map.entry(AVAILABLE, 0L), Map.entry(OTHERS, 0L));
    assertThat(none).isEmpty();
  }

  @Test
  void holdsALockedAccountUntilTheTransactionEndsThoughItWasNeverUsed() throws Exception {
    var locked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Background<Long> first =
        Background.start(
            () ->
                transactions()
                    .inTransaction(
                        () -> {
                          store().lock(List.of(PENDING));
                          locked.countDown();
                          await(go);
                          return store().balance(PENDING);
                        }));
    locked.await();
    Background<Boolean> second =
        Background.start(
            () -> {
              append(sale(transfer(FANS, PENDING, 5)));
              return true;
            });
    boolean overtook = second.endsSoon();
    go.countDown();

    assertThat(first.result()).isZero();
    second.result();
    assertThat(overtook).isFalse();
    assertThat(store().balance(PENDING)).isEqualTo(5);
  }

  @Test
  void letsADecisionOnALockedBalanceHold() throws Exception {
    append(sale(transfer(FANS, AVAILABLE, 100)));

    List<Boolean> taken =
        Parallel.inParallel(
            16,
            10,
            (thread, n) ->
                transactions()
                    .<Boolean>inTransaction(
                        () -> {
                          // An overdraft would throw: only a decision on a stale balance meets one.
                          if (store().lock(List.of(AVAILABLE)).get(AVAILABLE) < 1) {
                            return false;
                          }
                          store().append(List.of(sale(transfer(AVAILABLE, OTHERS, 1))));
                          return true;
                        }));

    assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(100);
    assertThat(store().balance(AVAILABLE)).isZero();
    assertThat(store().balance(OTHERS)).isEqualTo(100);
    assertIntact();
  }

  @Test
  void locksInOneOrderWhateverOrderItIsGiven() throws Exception {
    append(sale(transfer(FANS, AVAILABLE, 500), transfer(FANS, OTHERS, 500)));

    Parallel.inParallel(
        8,
        20,
        (thread, n) -> {
          boolean forward = thread % 2 == 0;
          transactions()
              .inTransaction(
                  () -> {
                    store().lock(forward ? List.of(AVAILABLE, OTHERS) : List.of(OTHERS, AVAILABLE));
                    store()
                        .append(
                            List.of(
                                forward
                                    ? sale(transfer(AVAILABLE, OTHERS, 1))
                                    : sale(transfer(OTHERS, AVAILABLE, 1))));
                  });
          return n;
        });

    assertThat(store().balance(AVAILABLE)).isEqualTo(500);
    assertThat(store().balance(OTHERS)).isEqualTo(500);
    assertIntact();
  }

  @Test
  void neverOverdrawsUnderConcurrentDebits() throws Exception {
    append(sale(transfer(FANS, AVAILABLE, 200)));

    List<Boolean> taken =
        Parallel.inParallel(
            16,
            20,
            (thread, n) -> {
              try {
                append(sale(transfer(AVAILABLE, COMMISSION, 1)));
                return true;
              } catch (OverdraftException refused) {
                return false;
              }
            });

    assertThat(taken).filteredOn(Boolean::booleanValue).hasSize(200);
    assertThat(store().balance(AVAILABLE)).isZero();
    assertThat(store().balance(COMMISSION)).isEqualTo(200);
    assertIntact();
  }

  @Test
  void booksACauseOnceForManyThreads() throws Exception {
    List<Boolean> booked =
        Parallel.inParallel(
            16,
            5,
            (thread, n) -> {
              try {
                append(
                    transaction(TransactionKind.SALE, "s" + n, NOON, transfer(FANS, PENDING, 1)));
                return true;
              } catch (DuplicateTransactionException refused) {
                return false;
              }
            });

    assertThat(booked).filteredOn(Boolean::booleanValue).hasSize(5);
    assertThat(store().balance(PENDING)).isEqualTo(5);
    assertIntact();
  }

  @Test
  void keepsEveryCentWhileSixteenThreadsMoveMoneyBetweenFourAccounts() throws Exception {
    ConcurrentMoves.check(transactions(), store(), 25);

    assertIntact();
  }

  @Test
  void isAuditedAsOneStateWhileOthersBook() throws Exception {
    Background<Boolean> movers =
        Background.start(
            () -> {
              ConcurrentMoves.check(transactions(), store(), 10);
              return true;
            });
    boolean ended = false;
    while (!ended) {
      ended = movers.endsSoon();
      assertIntact();
    }

    assertThat(movers.result()).isTrue();
  }

  /** Law 1, beside a plain model. */
  @Test
  void answersAsAPlainListOfTransactionsWould() {
    LedgerModel.walk(transactions(), store(), 20260301, steps());
  }

  private void append(Transaction... added) {
    transactions().inTransaction(() -> store().append(List.of(added)));
  }

  private void assertIntact() {
    assertThat(Auditor.of(transactions(), List.of(new LedgerAudit(store()))).verify()).isEmpty();
  }

  private Map<Account, Long> accounts() {
    return transactions()
        .inTransaction(
            () -> {
              Map<Account, Long> accounts = new LinkedHashMap<>();
              store().forEachAccount(accounts::put);
              return accounts;
            });
  }

  private List<Transaction> transactionsStored() {
    return transactions()
        .inTransaction(
            () -> {
              List<Transaction> all = new ArrayList<>();
              store().forEachTransaction(all::add);
              return all;
            });
  }

  private List<Posting> postings(Account account) {
    return transactions()
        .inTransaction(
            () -> {
              List<Posting> chain = new ArrayList<>();
              store().forEachPosting(account, chain::add);
              return chain;
            });
  }

  private Transaction sale(Transfer... lines) {
    return at(NOON, lines);
  }

  private synchronized Transaction at(Instant when, Transfer... lines) {
    return transaction(TransactionKind.SALE, "sale-" + ++made, when, lines);
  }

  private static Transaction transaction(
      TransactionKind kind, String key, Instant when, Transfer... lines) {
    return new Transaction(UUID.randomUUID(), kind, key, when, "reference", List.of(lines));
  }

  private static Transfer transfer(Account debit, Account credit, long cents) {
    return new Transfer(debit, credit, cents(cents));
  }

  private static LedgerStore.Entry entry(Transaction transaction, long delta) {
    return new LedgerStore.Entry(
        transaction.at(), transaction.id(), transaction.kind(), transaction.reference(), delta);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
