package dev.fanfare.content;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditAudit;
import dev.fanfare.credit.CreditBalance;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.InMemoryCreditStore;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A platform in memory that makes content. */
final class ContentWorld {
  static final ContentRequest SCRIPT =
      ContentRequest.of(ADA, JobType.SCRIPT, "A hook about sourdough");

  final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  final InMemoryUnitOfWork memory = new InMemoryUnitOfWork();
  final OperationStore answered = new InMemoryOperationStore(memory);
  final EventStore events = new InMemoryEventStore(memory);
  final CreditStore creditStore = new InMemoryCreditStore(memory);
  final ContentJobStore store = new InMemoryContentJobStore(memory);
  final FakeModel model = new FakeModel();
  ContentScreen screen = draft -> ContentScreen.Verdict.PASSED;
  ContentPolicy policy = ContentPolicy.standard();

  Operations operations() {
    return Operations.of(memory, answered, events, IdGenerator.timeOrdered(clock), clock);
  }

  Credits credits() {
    return Credits.of(operations(), creditStore, CreditPolicy.standard());
  }

  ContentGeneration content() {
    return ContentGeneration.of(
        operations(), store, credits(), CreditPrices.general(), model, screen, policy);
  }

  ContentWorld granted(CreatorId creator, long amount) {
    credits().grant(wallet(creator), amount, GrantSource.PURCHASE, key("grant-" + creator));
    return this;
  }

  static Wallet wallet(CreatorId creator) {
    return Wallet.of(creator, CreditType.GENERAL);
  }

  CreditBalance balance(CreatorId creator) {
    return credits().balance(wallet(creator));
  }

  /** Checks what a creator has: available, and reserved. */
  void assertCredits(CreatorId creator, long available, long reserved) {
    CreditBalance balance = balance(creator);
    assertThat(List.of(balance.available(), balance.reserved()))
        .as("available and reserved credits of %s", creator)
        .containsExactly(available, reserved);
    assertAudited();
  }

  void assertAudited() {
    List<AuditFinding> findings = new ArrayList<>();
    new ContentAudit(store, creditStore).check(findings::add);
    new CreditAudit(creditStore).check(findings::add);
    assertThat(findings).isEmpty();
  }

  ContentJob job(UUID id) {
    return content().find(id).orElseThrow();
  }

  /** Returns the waiting events of content. */
  List<DomainEvent> announced() {
    return events.waiting(1_000, Set.of()).stream()
        .map(RecordedEvent::event)
        .filter(event -> event.getClass().getPackage().equals(ContentJob.class.getPackage()))
        .toList();
  }
}
