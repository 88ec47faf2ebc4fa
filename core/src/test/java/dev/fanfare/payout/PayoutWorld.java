package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.creator.InMemoryCreatorStore;
import dev.fanfare.creator.Verification;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.ledger.InMemoryLedgerStore;
import dev.fanfare.ledger.LedgerAudit;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.Money;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import dev.fanfare.payout.sandbox.SandboxGateway;
import dev.fanfare.payout.sandbox.SandboxScript;
import dev.fanfare.testing.TestClock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A small platform in memory: stores, a sandbox gateway whose behaviour a test sets per creator,
 * and the service. It begins on Friday 30 January 2026, 04:00 UTC.
 */
final class PayoutWorld {
  static final PayoutDestination ACCOUNT = new PayoutDestination.ProviderAccount("ada@example.org");

  final TestClock clock = TestClock.at("2026-01-30T04:00:00Z");
  final InMemoryUnitOfWork memory = new InMemoryUnitOfWork();
  final PayoutStore store = new InMemoryPayoutStore(memory);
  final LedgerStore ledger = new InMemoryLedgerStore(memory);
  final CreatorStore creators = new InMemoryCreatorStore(memory);
  final EventStore events = new InMemoryEventStore(memory);
  final OperationStore answered = new InMemoryOperationStore(memory);
  final InMemoryPayoutDestinations destinations = new InMemoryPayoutDestinations(memory);
  final Map<CreatorId, SandboxBehaviour> behaviours = new HashMap<>();
  final SandboxScript script =
      attempt -> behaviours.getOrDefault(attempt.creator(), SandboxBehaviour.PAYS);
  final List<GatewayReport> undelivered = new ArrayList<>();
  SandboxGateway gateway = SandboxGateway.of("sandbox", clock, script);
  ExchangeRates rates = ExchangeRates.none();
  PayoutPolicy policy = PayoutPolicy.builder(FeeSchedules.standard(USD)).build();

  Operations operations(UnitOfWork transactions) {
    return Operations.of(transactions, answered, events, IdGenerator.timeOrdered(clock), clock);
  }

  Operations operations() {
    return operations(memory);
  }

  Payouts payouts() {
    return payouts(gateway);
  }

  Payouts payouts(PayoutGateway gateway) {
    return Payouts.of(
        operations(),
        store,
        ledger,
        creators,
        destinations,
        PayoutGateways.all(gateway),
        rates,
        policy);
  }

  PayoutWorld with(PayoutPolicy other) {
    policy = other;
    return this;
  }

  /** Registers a verified creator who is paid in dollars to an account at every provider. */
  PayoutWorld verified(CreatorId... ids) {
    for (CreatorId id : ids) {
      register(id, USD, ZoneOffset.UTC, Verification.VERIFIED);
    }
    return this;
  }

  void register(CreatorId id, Asset currency, ZoneId zone, Verification verification) {
    creators.save(new Creator(id, id.value(), currency, zone, clock.instant(), verification, null));
    for (PayoutMethod method :
        List.of(PayoutMethod.PAXUM, PayoutMethod.BANK_TRANSFER, PayoutMethod.PAYPAL)) {
      destinations.save(id, method, ACCOUNT);
    }
  }

  /** Makes an amount available, as matured earnings do. */
  PayoutWorld earn(CreatorId creator, Money amount) {
    UUID id = UUID.randomUUID();
    ledger.append(
        List.of(
            new Transaction(
                id,
                TransactionKind.SALE,
                id.toString(),
                clock.instant(),
                "sale",
                List.of(
                    new Transfer(
                        Account.platform(AccountKind.FANS, amount.asset()),
                        Account.available(creator, amount.asset()),
                        amount)))));
    return this;
  }

  Money available(CreatorId creator) {
    return balance(Account.available(creator, USD));
  }

  Money clearing(CreatorId creator) {
    return balance(Account.payoutClearing(creator, USD));
  }

  Money cash() {
    return balance(Account.cash("sandbox", USD));
  }

  Money platform(AccountKind kind) {
    return balance(Account.platform(kind, USD));
  }

  Money balance(Account account) {
    return new Money(ledger.balance(account), account.asset());
  }

  Payout payout(UUID id) {
    return store.find(id).orElseThrow();
  }

  PayoutState state(UUID id) {
    return payout(id).state();
  }

  /** Returns the events of a kind that were announced so far. */
  <E extends DomainEvent> List<E> announced(Class<E> kind) {
    return events.waiting(10_000, java.util.Set.of()).stream()
        .filter(recorded -> kind.isInstance(recorded.event()))
        .map(recorded -> kind.cast(recorded.event()))
        .toList();
  }

  List<AuditFinding> findings() {
    return Auditor.of(memory, List.of(new LedgerAudit(ledger), new PayoutAudit(store, ledger)))
        .verify();
  }

  /** Checks every invariant. */
  void audit() {
    assertThat(findings()).isEmpty();
  }

  /** Returns how often money went out for a payout. */
  long timesPaid(UUID payout) {
    return gateway.movements(payout).stream()
        .filter(m -> m.direction() == dev.fanfare.payout.sandbox.SandboxMovement.Direction.OUT)
        .count();
  }

  /** Delivers every report that waits at the gateway. */
  void deliverReports() {
    deliverReports(payouts());
  }

  /** Delivers every report that waits; one that is not taken is delivered again the next time. */
  void deliverReports(Payouts payouts) {
    undelivered.addAll(gateway.takeReports());
    while (!undelivered.isEmpty()) {
      payouts.report(undelivered.get(0));
      undelivered.remove(0);
    }
  }

  /** Asks for a payout by Paxum that must be possible, and returns its id. */
  UUID requested(CreatorId creator, Money gross, String key) {
    RequestResult result =
        payouts()
            .request(creator, gross, PayoutMethod.PAXUM, dev.fanfare.testing.Fixtures.key(key));
    assertThat(result).isInstanceOf(RequestResult.Requested.class);
    return ((RequestResult.Requested) result).payout();
  }
}
