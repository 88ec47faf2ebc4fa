package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.InMemoryCreatorStore;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.ledger.InMemoryLedgerStore;
import dev.fanfare.ledger.LedgerAudit;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.Money;
import dev.fanfare.testing.TestClock;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Earnings over memory with everything a test looks at. */
public final class EarningsBench {
  final TestClock clock = TestClock.at("2026-01-01T00:00:00Z");
  final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  final InMemoryEventStore outbox = new InMemoryEventStore(transactions);
  final InMemoryEarningStore store = new InMemoryEarningStore(transactions);
  final InMemoryLedgerStore ledger = new InMemoryLedgerStore(transactions);
  final InMemoryCreatorStore creators = new InMemoryCreatorStore(transactions);
  final Operations operations =
      Operations.of(
          transactions,
          new InMemoryOperationStore(transactions),
          outbox,
          IdGenerator.timeOrdered(clock, new SplittableRandom(7)),
          clock);
  final Auditor auditor =
      Auditor.of(transactions, List.of(new LedgerAudit(ledger), new EarningAudit(store, ledger)));
  final Earnings earnings;

  EarningsBench() {
    this(EarningPolicy.standard());
  }

  EarningsBench(EarningPolicy policy) {
    this(policy, ExchangeRates.none());
  }

  EarningsBench(EarningPolicy policy, ExchangeRates rates) {
    earnings = Earnings.of(operations, store, ledger, creators, rates, policy);
  }

  Money balance(Account account) {
    return new Money(ledger.balance(account), account.asset());
  }

  List<DomainEvent> events() {
    return outbox.waiting(1000, Set.of()).stream().map(RecordedEvent::event).toList();
  }

  /** Books that available money has left for good, as a payout would. */
  void payOut(CreatorId creator, Money amount) {
    var id = operations.newId();
    transactions.inTransaction(
        () ->
            ledger.append(
                List.of(
                    new Transaction(
                        id,
                        TransactionKind.PAYOUT_PAID,
                        id.toString(),
                        clock.instant(),
                        "payout",
                        List.of(
                            new Transfer(
                                Account.available(creator, amount.asset()),
                                Account.cash("test", amount.asset()),
                                amount))))));
  }
}
