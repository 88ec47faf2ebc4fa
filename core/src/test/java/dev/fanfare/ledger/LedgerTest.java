package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.Ledger.AdjustResult;
import dev.fanfare.ledger.Ledger.AdjustResult.AlreadyReversed;
import dev.fanfare.ledger.Ledger.AdjustResult.Booked;
import dev.fanfare.ledger.Ledger.AdjustResult.Declined;
import dev.fanfare.money.Money;
import dev.fanfare.testing.Parallel;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LedgerTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Account FANS = Account.platform(AccountKind.FANS, USD);
  private static final Account FEES = Account.platform(AccountKind.PAYOUT_FEES, USD);
  private static final Account PENDING = Account.pending(ADA, USD);
  private static final Account AVAILABLE = Account.available(ADA, USD);
  private static final Account CLEARING = Account.payoutClearing(ADA, USD);

  private final TestClock clock = new TestClock(NOON);
  private final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  private final LedgerStore store = new InMemoryLedgerStore(transactions);
  private final Ledger ledger = Ledger.of(Operations.inMemory(transactions, clock), store);
  private int booked;

  @AfterEach
  void isIntact() {
    assertThat(Auditor.of(transactions, List.of(new LedgerAudit(store))).verify()).isEmpty();
  }

  @Test
  void tellsBalancesNowAndThen() {
    book(NOON, transfer(FANS, PENDING, 100));
    book(NOON.plusSeconds(10), transfer(PENDING, AVAILABLE, 40));

    assertThat(ledger.balance(PENDING)).isEqualTo(cents(60));
    assertThat(ledger.balance(CLEARING)).isEqualTo(Money.zero(USD));
    assertThat(ledger.balanceAt(PENDING, NOON.minusNanos(1))).isEqualTo(cents(0));
    assertThat(ledger.balanceAt(PENDING, NOON)).isEqualTo(cents(100));
    assertThat(ledger.balanceAt(PENDING, NOON.plusNanos(1))).isEqualTo(cents(100));
    assertThat(ledger.balanceAt(PENDING, NOON.plusSeconds(10))).isEqualTo(cents(60));
  }

  @Test
  void statesWhatHappenedInAPeriodFromItsOpeningToItsClosingBalance() {
    var before = book(NOON.minusSeconds(1), transfer(FANS, PENDING, 100));
    var atStart = book(NOON, transfer(FANS, PENDING, 10));
    var atEnd = book(NOON.plusSeconds(60), transfer(FANS, PENDING, 1000));
    var late = book(NOON.plusSeconds(30), transfer(PENDING, AVAILABLE, 30));

    var statement = ledger.statement(PENDING, NOON, NOON.plusSeconds(60));

    assertThat(statement.opening()).isEqualTo(cents(100));
    assertThat(statement.lines()).containsExactly(line(atStart, 10, 110), line(late, -30, 80));
    assertThat(statement.closing()).isEqualTo(cents(80));
    assertThat(ledger.statement(PENDING, NOON.plusSeconds(60), NOON.plusSeconds(61)).lines())
        .containsExactly(line(atEnd, 1000, 1080));
    assertThat(ledger.statement(PENDING, NOON.minusSeconds(1), NOON).lines())
        .containsExactly(line(before, 100, 100));
  }

  @Test
  void statesAPeriodWithFinerEdgesThanAStorageKeeps() {
    // Half a microsecond on either side of noon: nothing is counted twice or forgotten.
    book(NOON, transfer(FANS, PENDING, 5));

    var from = ledger.statement(PENDING, NOON.plusNanos(500), NOON.plusSeconds(1));
    assertThat(from.opening()).isEqualTo(cents(5));
    assertThat(from.lines()).isEmpty();

    var to = ledger.statement(PENDING, NOON.minusNanos(500), NOON.plusNanos(500));
    assertThat(to.opening()).isEqualTo(cents(0));
    assertThat(to.lines()).hasSize(1);
    assertThat(to.closing()).isEqualTo(cents(5));
  }

  @Test
  void statesAnEmptyPeriodButNoBackwardOne() {
    book(NOON, transfer(FANS, PENDING, 5));

    var empty = ledger.statement(PENDING, NOON.plusSeconds(1), NOON.plusSeconds(1));
    assertThat(empty.lines()).isEmpty();
    assertThat(empty.opening()).isEqualTo(cents(5)).isEqualTo(empty.closing());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.statement(PENDING, NOON.plusSeconds(1), NOON))
        .withMessage("from 2026-03-01T12:00:01Z must not be after to 2026-03-01T12:00:00Z");
  }

  @Property(tries = 1000)
  void statesPeriodsThatJoinWithoutAGap(@ForAll long seed) {
    var random = new Random(seed);
    var own = new InMemoryUnitOfWork();
    var ownStore = new InMemoryLedgerStore(own);
    var ownLedger = Ledger.of(Operations.inMemory(own, clock), ownStore);
    for (int i = 0; i < 15; i++) {
      Account from = random.nextBoolean() ? FANS : PENDING;
      Transaction transaction =
          transaction(
              "k" + i,
              NOON.plusSeconds(random.nextInt(10)),
              transfer(from, from == FANS ? PENDING : AVAILABLE, 1 + random.nextInt(9)));
      if (from == FANS || ownStore.balance(PENDING) >= 9) {
        ownStore.append(List.of(transaction));
      }
    }
    Instant middle = NOON.plusSeconds(random.nextInt(11));

    var first = ownLedger.statement(PENDING, NOON, middle);
    var second = ownLedger.statement(PENDING, middle, NOON.plusSeconds(10));

    for (Statement statement : List.of(first, second)) {
      Money sum = statement.opening();
      for (Statement.Line line : statement.lines()) {
        sum = sum.plus(line.amount());
        assertThat(line.balance()).isEqualTo(sum);
      }
      assertThat(sum).as("opening + lines").isEqualTo(statement.closing());
    }
    assertThat(first.opening()).isEqualTo(cents(0));
    assertThat(second.opening()).isEqualTo(first.closing());
    assertThat(second.closing()).isEqualTo(ownLedger.balance(PENDING));
  }

  @Test
  void booksACorrectionOnce() {
    var lines = List.of(transfer(FANS, AVAILABLE, 500));

    var answer = (Booked) ledger.adjust(lines, "ticket 7", key("k1"));
    clock.advance(Duration.ofDays(1));
    var again = ledger.adjust(lines, "ticket 7", key("k1"));

    assertThat(again).isEqualTo(new Booked(answer.transaction(), true));
    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(500));
    assertThat(ledger.transaction(answer.transaction()))
        .contains(
            new Transaction(
                answer.transaction(), TransactionKind.ADJUSTMENT, "k1", NOON, "ticket 7", lines));
  }

  @Test
  void declinesACorrectionThatACreatorCannotBearAndNeverChangesTheAnswer() {
    book(NOON, transfer(FANS, AVAILABLE, 30));
    var lines = List.of(transfer(FANS, FEES, 5), transfer(AVAILABLE, FEES, 31));

    assertThat(ledger.adjust(lines, "r", key("k1")))
        .isEqualTo(new Declined(AVAILABLE, cents(30), false));
    assertThat(ledger.balance(FEES)).as("nothing is booked").isEqualTo(cents(0));

    book(NOON, transfer(FANS, AVAILABLE, 30));
    assertThat(ledger.adjust(lines, "r", key("k1")))
        .isEqualTo(new Declined(AVAILABLE, cents(30), true));
    assertThat(ledger.adjust(lines, "r", key("k2"))).isInstanceOf(Booked.class);
  }

  @Test
  void foreseesTheBoundsOfEveryLineInOrder() {
    // 5 come in and go out again.
    assertThat(
            ledger.adjust(
                List.of(transfer(FANS, AVAILABLE, 5), transfer(AVAILABLE, FEES, 5)),
                "r",
                key("k1")))
        .isInstanceOf(Booked.class);
    assertThat(
            ledger.adjust(
                List.of(transfer(AVAILABLE, FEES, 5), transfer(FANS, AVAILABLE, 5)),
                "r",
                key("k2")))
        .isEqualTo(new Declined(AVAILABLE, cents(0), false));
    assertThat(
            ledger.adjust(List.of(transfer(FANS, Account.receivable(ADA, USD), 1)), "r", key("k3")))
        .as("nobody is owed")
        .isEqualTo(new Declined(Account.receivable(ADA, USD), cents(0), false));
  }

  @Test
  void namesWhatAnotherCorrectionUnderTheKeyChanges() {
    ledger.adjust(List.of(transfer(FANS, AVAILABLE, 5)), "r", key("k1"));

    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> ledger.adjust(List.of(transfer(FANS, AVAILABLE, 6)), "r", key("k1")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("lines"));
    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> ledger.adjust(List.of(transfer(FANS, AVAILABLE, 5)), "s", key("k1")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("reference"));
    assertThatExceptionOfType(IdempotencyConflictException.class)
        .isThrownBy(() -> ledger.reverse(UUID.randomUUID(), key("k1")))
        .satisfies(e -> assertThat(e.field()).isEqualTo("kind"));
    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(5));
  }

  @Test
  void refusesACorrectionWithoutLinesOrReference() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.adjust(List.of(), "r", key("k1")))
        .withMessage("number of lines must be 1 to 1000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ledger.adjust(List.of(transfer(FANS, FEES, 1)), "", key("k1")))
        .withMessageContaining("reference must be");
  }

  @Test
  void takesATransactionBackOnce() {
    var entry = book(NOON, transfer(FANS, AVAILABLE, 55), transfer(FANS, FEES, 45));
    clock.advance(Duration.ofDays(3));

    var answer = (Booked) ledger.reverse(entry.id(), key("k1"));

    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(0));
    assertThat(ledger.balance(FANS)).isEqualTo(cents(0));
    assertThat(ledger.balance(FEES)).isEqualTo(cents(0));
    assertThat(ledger.transaction(answer.transaction()))
        .contains(entry.reversal(answer.transaction(), clock.instant()));
    assertThat(ledger.reverse(entry.id(), key("k1"))).isEqualTo(answer.asReplayed());
    assertThat(ledger.reverse(entry.id(), key("k2")))
        .isEqualTo(new AlreadyReversed(answer.transaction(), false));
    assertThat(ledger.reverse(entry.id(), key("k2")))
        .isEqualTo(new AlreadyReversed(answer.transaction(), true));
    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(0));
  }

  @Test
  void takesBackATransactionThatMoneyOnlyPassedThrough() {
    book(NOON, transfer(FANS, AVAILABLE, 100));
    var payout = book(NOON, transfer(AVAILABLE, CLEARING, 100), transfer(CLEARING, FEES, 2));

    assertThat(ledger.reverse(payout.id(), key("k1"))).isInstanceOf(Booked.class);

    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(100));
    assertThat(ledger.balance(CLEARING)).isEqualTo(cents(0));
    assertThat(ledger.balance(FEES)).isEqualTo(cents(0));
  }

  @Test
  void declinesToTakeBackWhatIsGone() {
    var entry = book(NOON, transfer(FANS, AVAILABLE, 55));
    book(NOON, transfer(AVAILABLE, CLEARING, 1));

    assertThat(ledger.reverse(entry.id(), key("k1")))
        .isEqualTo(new Declined(AVAILABLE, cents(54), false));
    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(54));

    book(NOON, transfer(FANS, AVAILABLE, 1));
    assertThat(ledger.reverse(entry.id(), key("k1")))
        .as("the key keeps its answer")
        .isEqualTo(new Declined(AVAILABLE, cents(54), true));
    assertThat(ledger.reverse(entry.id(), key("k2"))).isInstanceOf(Booked.class);
  }

  @Test
  void leavesAReversalAsItIs() {
    var entry = book(NOON, transfer(FANS, AVAILABLE, 55));
    var reversal = (Booked) ledger.reverse(entry.id(), key("k1"));

    assertThat(ledger.reverse(reversal.transaction(), key("k2")))
        .isEqualTo(new AdjustResult.NotReversible(TransactionKind.REVERSAL, false));
    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(0));
  }

  @Test
  void leavesTheKeyFreeForATransactionThatIsNotThere() {
    var entry = transaction("late", NOON, transfer(FANS, AVAILABLE, 5));
    assertThatExceptionOfType(UnknownTransactionException.class)
        .isThrownBy(() -> ledger.reverse(entry.id(), key("k1")))
        .withMessageContaining(entry.id().toString());

    store.append(List.of(entry));
    assertThat(ledger.reverse(entry.id(), key("k1"))).isInstanceOf(Booked.class);
  }

  @Test
  @Timeout(60)
  void takesATransactionBackOnceForManyThreads() throws Exception {
    var entry = book(NOON, transfer(FANS, AVAILABLE, 55));
    book(NOON, transfer(FANS, AVAILABLE, 55 * 100));

    List<AdjustResult> answers =
        Parallel.inParallel(
            16, 5, (thread, n) -> ledger.reverse(entry.id(), key("k-" + thread + "-" + n)));

    assertThat(answers).filteredOn(Booked.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(AlreadyReversed.class::isInstance).hasSize(79);
    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(55 * 100));
  }

  @Test
  void paysOffWhatIsOwedAsFarAsMoneyIsAvailable() {
    Account receivable = Account.receivable(ADA, USD);
    book(NOON, transfer(receivable, FANS, 100), transfer(FANS, Account.available(BEN, USD), 9));
    assertThat(net()).as("nothing is available").isZero();

    book(NOON, transfer(FANS, AVAILABLE, 30));
    assertThat(net()).isEqualTo(30);
    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(0));
    assertThat(ledger.balance(receivable)).isEqualTo(cents(-70));

    book(NOON, transfer(FANS, AVAILABLE, 90));
    assertThat(net()).isEqualTo(70);
    assertThat(ledger.balance(AVAILABLE)).isEqualTo(cents(20));
    assertThat(ledger.balance(receivable)).isEqualTo(cents(0));
    assertThat(net()).as("nothing is owed").isZero();
    assertThat(ledger.balance(Account.available(BEN, USD))).isEqualTo(cents(9));
  }

  private long net() {
    return transactions
        .inTransaction(() -> Receivables.net(store, ADA, USD, UUID.randomUUID(), NOON))
        .map(Money::minor)
        .orElse(0L);
  }

  private Transaction book(Instant at, Transfer... lines) {
    Transaction transaction = transaction("booked-" + ++booked, at, lines);
    store.append(List.of(transaction));
    return transaction;
  }

  private static Transaction transaction(String key, Instant at, Transfer... lines) {
    return new Transaction(
        UUID.randomUUID(), TransactionKind.ADJUSTMENT, key, at, "reference", List.of(lines));
  }

  private static Transfer transfer(Account debit, Account credit, long cents) {
    return new Transfer(debit, credit, cents(cents));
  }

  private static Statement.Line line(Transaction transaction, long cents, long balance) {
    return new Statement.Line(
        transaction.at(),
        transaction.id(),
        transaction.kind(),
        transaction.reference(),
        cents(cents),
        cents(balance));
  }
}
