package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each rule of the audit against a store that was tampered with. */
class LedgerAuditTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Account FANS = Account.platform(AccountKind.FANS, USD);
  private static final Account COMMISSION = Account.platform(AccountKind.COMMISSION, USD);
  private static final Account PENDING = Account.pending(ADA, USD);
  private static final Account AVAILABLE = Account.available(ADA, USD);

  private final LooseLedgerStore store = new LooseLedgerStore();
  private Transaction sale;
  private Transaction maturity;

  @BeforeEach
  void setUp() {
    sale = book("sale", transfer(FANS, PENDING, 55), transfer(FANS, COMMISSION, 45));
    maturity = book("maturity", transfer(PENDING, AVAILABLE, 20), transfer(PENDING, AVAILABLE, 35));
  }

  @Test
  void findsNothingInIntactBooks() {
    store.force(sale.reversal(UUID.randomUUID(), NOON));
    store.force(sale("again", transfer(FANS, PENDING, 55)));

    assertThat(audit()).isEmpty();
  }

  @Test
  void reportsAccountsThatDoNotSumToZero() {
    store.balances.put(COMMISSION, 46L);

    assertThat(audit())
        .contains(new AuditFinding("ledger.sum-zero", "USD", "all accounts sum to 1, not 0"));
  }

  @Test
  void reportsABalanceThatIsNotTheSumOfItsLines() {
    // Two errors that cancel out: the sum over all accounts stays zero.
    store.balances.put(COMMISSION, 46L);
    store.balances.put(FANS, -101L);

    assertThat(audit())
        .containsExactlyInAnyOrder(
            new AuditFinding(
                "ledger.balance", "commission:USD", "balance is 46, its lines sum to 45"),
            new AuditFinding(
                "ledger.balance", "fans:USD", "balance is -101, its lines sum to -100"));
  }

  @Test
  void reportsAnAccountThatLostItsBalance() {
    store.balances.remove(COMMISSION);

    assertThat(audit())
        .contains(new AuditFinding("ledger.balance", "commission:USD", "has lines but no balance"));
  }

  @Test
  void reportsABalanceWithoutLines() {
    store.balances.put(Account.platform(AccountKind.ROUNDING, USD), 0L);
    assertThat(audit()).as("an account that was opened but never used").isEmpty();

    store.transactions.remove(maturity);
    assertThat(audit())
        .contains(
            new AuditFinding(
                "ledger.balance",
                "earnings_available:ada:USD",
                "balance is 55, its lines sum to 0"));
  }

  @Test
  void reportsAnAccountPastItsBound() {
    book("overdraft", transfer(AVAILABLE, FANS, 56));

    assertThat(audit())
        .containsExactly(
            new AuditFinding(
                "ledger.bound", "earnings_available:ada:USD", "balance -1 is out of bounds"));
  }

  @Test
  void reportsAGapInAChain() {
    store.chains.get(PENDING).remove(1);

    assertThat(audit())
        .containsExactly(
            chain("posting 3: 35 -35 = 0 does not follow posting 1 with balance 55"),
            chain("the 3 postings, summing to 20, are not the account's lines, summing to 0"));
  }

  @Test
  void reportsAPostingThatDoesNotAddUp() {
    change(2, p -> with(p, p.delta(), p.balanceBefore(), 1));

    assertThat(audit())
        .containsExactly(
            chain("posting 3: 35 -35 = 1 does not follow posting 2 with balance 35"),
            chain("chain ends at 1, balance is 0"));
  }

  @Test
  void reportsAPostingThatStartsFromAnotherBalance() {
    change(1, p -> with(p, p.delta(), 56, 36));

    assertThat(audit())
        .containsExactly(
            chain("posting 2: 56 -20 = 36 does not follow posting 1 with balance 55"),
            chain("posting 3: 35 -35 = 0 does not follow posting 2 with balance 36"));
  }

  @Test
  void reportsAPostingThatSaysAnotherBalanceBefore() {
    change(1, p -> with(p, p.delta(), 56, p.balanceAfter()));

    assertThat(audit())
        .containsExactly(chain("posting 2: 56 -20 = 35 does not follow posting 1 with balance 55"));
  }

  @Test
  void reportsANumberLeftOut() {
    change(
        2,
        p ->
            new Posting(
                p.account(),
                4,
                p.transaction(),
                p.line(),
                p.at(),
                p.delta(),
                p.balanceBefore(),
                p.balanceAfter()));

    assertThat(audit())
        .containsExactly(chain("posting 4: 35 -35 = 0 does not follow posting 2 with balance 35"));
  }

  @Test
  void reportsAChainThatWasCutOff() {
    store.chains.get(PENDING).remove(2);

    assertThat(audit())
        .containsExactly(
            chain("chain ends at 35, balance is 0"),
            chain("the 2 postings, summing to 35, are not the account's lines, summing to 0"));
  }

  @Test
  void reportsPostingsThatAddUpButAreNotTheLines() {
    // 20 and 35 were moved; the chain says 25 and 30.
    change(1, p -> with(p, -25, 55, 30));
    change(2, p -> with(p, -30, 30, 0));

    assertThat(audit())
        .containsExactly(
            chain("the 3 postings, summing to 0, are not the account's lines, summing to 0"));
  }

  @Test
  void reportsAPostingOfAnotherTransactionOrTime() {
    change(
        1,
        p ->
            new Posting(
                p.account(),
                p.seq(),
                sale.id(),
                p.line(),
                p.at(),
                p.delta(),
                p.balanceBefore(),
                p.balanceAfter()));
    assertThat(audit()).singleElement().matches(f -> f.rule().equals("ledger.chain"));

    change(
        1,
        p ->
            new Posting(
                p.account(),
                p.seq(),
                maturity.id(),
                p.line(),
                p.at().plusNanos(1_000),
                p.delta(),
                p.balanceBefore(),
                p.balanceAfter()));
    assertThat(audit()).singleElement().matches(f -> f.rule().equals("ledger.chain"));
  }

  @Test
  void reportsATransactionReversedTwice() {
    Transaction refunded = book("refunded", transfer(FANS, PENDING, 5));
    store.force(refunded.reversal(UUID.randomUUID(), NOON));
    book("more", transfer(FANS, PENDING, 5));
    store.force(refunded.reversal(UUID.randomUUID(), NOON));

    assertThat(audit())
        .containsExactly(
            new AuditFinding(
                "ledger.reversal", refunded.id().toString(), "reversed more than once"));
  }

  @Test
  void reportsAReversalThatTakesBackSomethingElse() {
    Transaction refunded = book("refunded", transfer(FANS, PENDING, 5));
    var less =
        new Transaction(
            UUID.randomUUID(),
            TransactionKind.REVERSAL,
            refunded.id().toString(),
            NOON,
            "r",
            List.of(transfer(PENDING, FANS, 4)),
            null,
            refunded.id());
    store.force(less);

    assertThat(audit())
        .containsExactly(
            new AuditFinding(
                "ledger.reversal",
                less.id().toString(),
                "does not take back exactly transaction " + refunded.id()));
  }

  @Test
  void reportsAReversalOfWhatIsNotThere() {
    Transaction refunded = sale("refunded", transfer(PENDING, FANS, 5));
    var reversal = refunded.reversal(UUID.randomUUID(), NOON);
    store.force(reversal);

    assertThat(audit())
        .containsExactly(
            new AuditFinding(
                "ledger.reversal",
                reversal.id().toString(),
                "does not take back exactly transaction " + refunded.id()));
  }

  @Test
  void reportsInsteadOfOverflowing() {
    for (int i = 0; i < 3; i++) {
      store.transactions.add(sale("huge-" + i, transfer(FANS, COMMISSION, Long.MAX_VALUE)));
    }

    // 3 × 9223372036854775807 + 45
    assertThat(audit())
        .contains(
            new AuditFinding(
                "ledger.balance",
                "commission:USD",
                "balance is 45, its lines sum to 27670116110564327466"));
  }

  private List<AuditFinding> audit() {
    return Auditor.of(new InMemoryUnitOfWork(), List.of(new LedgerAudit(store))).verify();
  }

  private Transaction book(String key, Transfer... lines) {
    Transaction transaction = sale(key, lines);
    store.force(transaction);
    return transaction;
  }

  private void change(int index, UnaryOperator<Posting> tampering) {
    List<Posting> chain = new ArrayList<>(store.chains.get(PENDING));
    chain.set(index, tampering.apply(chain.get(index)));
    store.chains.put(PENDING, chain);
  }

  private static Posting with(Posting p, long delta, long before, long after) {
    return new Posting(
        p.account(), p.seq(), p.transaction(), p.line(), p.at(), delta, before, after);
  }

  private static AuditFinding chain(String detail) {
    return new AuditFinding("ledger.chain", "earnings_pending:ada:USD", detail);
  }

  private static Transaction sale(String key, Transfer... lines) {
    return new Transaction(UUID.randomUUID(), TransactionKind.SALE, key, NOON, "r", List.of(lines));
  }

  private static Transfer transfer(Account debit, Account credit, long cents) {
    return new Transfer(debit, credit, cents(cents));
  }
}
