package dev.fanfare.content;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.ai.AiContent;
import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.AiUsage;
import dev.fanfare.ai.AiValue;
import dev.fanfare.ai.ScriptedAnswer;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditAudit;
import dev.fanfare.credit.CreditBalance;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.OperationStore;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.testing.Crash;
import dev.fanfare.testing.TestClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A platform that makes content, in memory unless a test says otherwise. */
final class ContentWorld {
  static final ContentRequest SCRIPT =
      ContentRequest.of(ADA, JobType.SCRIPT, "A hook about sourdough");

  final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  final UnitOfWork memory;
  final OperationStore answered;
  final EventStore events;
  final CreditStore creditStore;
  final ContentJobStore store;

  ContentWorld() {
    this(Storage.inMemory());
  }

  ContentWorld(Storage storage) {
    memory = storage;
    answered = storage.operations();
    events = storage.events();
    creditStore = storage.credits();
    store = storage.contentJobs();
  }

  /** Answers when nothing else is in the queue. */
  Function<AiRequest, ScriptedAnswer> usually = request -> said("Once upon a time.");

  /** Streams that have begun; each goes on when a test runs it. */
  final Deque<Runnable> streams = new ArrayDeque<>();

  /** Whether streams wait for the test. */
  boolean byHand;

  final ScriptedModel model =
      ScriptedModel.builder()
          .otherwise(request -> usually.apply(request))
          .on(
              stream -> {
                if (byHand) {
                  streams.add(stream);
                } else {
                  stream.run();
                }
              })
          .build();
  ContentScreen screen = draft -> ContentScreen.Verdict.PASSED;
  ContentPolicy policy = ContentPolicy.standard();

  static final AiUsage USAGE = AiUsage.of(120, 45);

  /** Returns an answer that is counted as {@link #USAGE}. */
  static ScriptedAnswer said(String text) {
    return ScriptedAnswer.text(text).usage(USAGE);
  }

  /** Returns an answer before which something happens. */
  static ScriptedAnswer after(Runnable action, String text) {
    return said(text).before(0, action);
  }

  static ScriptedAnswer crash() {
    return after(
        () -> {
          throw new Crash();
        },
        "");
  }

  static ScriptedAnswer busy() {
    return ScriptedAnswer.fault(call -> new AiException.Overloaded("busy", call, null));
  }

  static ScriptedAnswer refused() {
    return ScriptedAnswer.fault(call -> new AiException.Refused("no", call));
  }

  int calls() {
    return model.requests().size();
  }

  /** Returns what the creator wrote. */
  static String promptOf(AiRequest request) {
    AiContent.Data data = (AiContent.Data) request.turns().get(0).content().get(1);
    return ((AiValue.Text) ((AiValue.Fields) data.value()).values().get("request")).value();
  }

  Operations operations() {
    return Operations.of(memory, answered, events, IdGenerator.timeOrdered(clock), clock);
  }

  Credits credits() {
    return Credits.of(operations(), creditStore, CreditPolicy.standard());
  }

  ContentGeneration content() {
    return ContentGeneration.of(
        operations(),
        store,
        credits(),
        CreditPrices.general(),
        model,
        draft -> screen.screen(draft),
        policy);
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
