package dev.fanfare.credit;

import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Credits in memory with a clock to move, and short words for what tests do over and over. */
final class CreditFixture {
  final TestClock clock;
  final InMemoryUnitOfWork transactions = new InMemoryUnitOfWork();
  final InMemoryEventStore outbox = new InMemoryEventStore(transactions);
  final InMemoryCreditStore store = new InMemoryCreditStore(transactions);
  final Credits credits;
  private int keys;

  CreditFixture(String now, CreditPolicy policy) {
    clock = TestClock.at(now);
    Operations operations =
        Operations.of(
            transactions,
            new InMemoryOperationStore(transactions),
            outbox,
            IdGenerator.timeOrdered(clock),
            clock);
    credits = Credits.of(operations, store, policy);
  }

  static CreditFixture at(String now) {
    return new CreditFixture(now, CreditPolicy.standard());
  }

  static CreditFixture at(String now, Rollover rollover) {
    return new CreditFixture(now, CreditPolicy.builder("test").rollover(rollover).build());
  }

  /** Returns a name never used before. */
  String fresh() {
    return "key-" + ++keys;
  }

  UUID grant(Wallet wallet, long amount, GrantSource source) {
    return credits.grant(wallet, amount, source, key(fresh())).grant();
  }

  UUID grant(Wallet wallet, GrantTerms terms) {
    return credits.grant(wallet, terms, key(fresh())).grant();
  }

  UUID grant(Wallet wallet, long amount, GrantSource source, String expiresAt) {
    return grant(wallet, GrantTerms.of(amount, source).expiresAt(Instant.parse(expiresAt)));
  }

  /** Spends and returns the charge; fails if declined. */
  UUID spend(Wallet wallet, long amount) {
    var result = credits.spend(wallet, amount, key(fresh()));
    assertThat(result).isInstanceOf(SpendResult.Spent.class);
    return ((SpendResult.Spent) result).charge();
  }

  /** Reserves and returns the reservation; fails if declined. */
  UUID reserve(Wallet wallet, long amount, Duration ttl) {
    var result = credits.reserve(wallet, amount, ttl, key(fresh()));
    assertThat(result).isInstanceOf(ReserveResult.Reserved.class);
    return ((ReserveResult.Reserved) result).reservation();
  }

  long available(Wallet wallet) {
    return credits.balance(wallet).available();
  }

  long reserved(Wallet wallet) {
    return credits.balance(wallet).reserved();
  }

  /** Returns what grants of the wallet have left, free and held, by id. */
  Grant active(Wallet wallet, UUID grant) {
    return credits.grants(wallet).stream()
        .filter(g -> g.id().equals(grant))
        .findFirst()
        .orElseThrow();
  }

  List<DomainEvent> events() {
    return outbox.waiting(Integer.MAX_VALUE, Set.of()).stream().map(RecordedEvent::event).toList();
  }

  <E extends DomainEvent> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Returns the statement of all time, as lines like {@code GRANTED 100}. */
  List<String> lines(Wallet wallet) {
    return credits
        .statement(wallet, Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"))
        .lines()
        .stream()
        .map(line -> line.kind() + " " + line.amount())
        .toList();
  }

  void assertSound() {
    assertThat(Auditor.of(transactions, List.of(new CreditAudit(store))).verify()).isEmpty();
  }
}
