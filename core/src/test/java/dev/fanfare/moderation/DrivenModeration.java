package dev.fanfare.moderation;

import dev.fanfare.Storage;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.Operations;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.testing.TestClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A moderation whose policy a test speaks for: {@link #decide} stores what a screening would,
 * everything else is the real service.
 */
public final class DrivenModeration {
  public static final String POLICY = "rules-only-1";

  public final TestClock clock;
  public final Storage storage;
  public final EventStore outbox;
  public final Operations operations;
  public final ModerationStore store;
  public final Moderation moderation;

  private final ZoneId zone;
  private ReviewIntake intake = ReviewIntake.none();

  public DrivenModeration(String now) {
    this(now, ZoneOffset.UTC);
  }

  public DrivenModeration(String now, ZoneId zone) {
    this(now, zone, Storage.inMemory());
  }

  /** Over a storage that is empty. */
  public DrivenModeration(String now, ZoneId zone, Storage storage) {
    this.clock = TestClock.at(now);
    this.zone = zone;
    this.storage = storage;
    this.outbox = storage.events();
    this.store = storage.moderation();
    this.operations = storage.operations(clock);
    ModerationPolicy policy =
        ModerationPresets.rulesOnly().toBuilder(POLICY, Instant.EPOCH).zone(zone).build();
    this.moderation =
        Moderation.of(
            operations,
            store,
            ModerationPolicies.of(policy),
            Pipeline.builder(Runnable::run).build(),
            ReviewIntake.none());
  }

  /** Hands to an intake what a person has to look at from now on. */
  public void sendTo(ReviewIntake next) {
    intake = next;
  }

  /** Decides about an item as a policy would that says this. */
  public Decision decide(ContentItem item, Says says) {
    return operations.inTransaction(
        () -> {
          Instant now = operations.now();
          int newest = Math.max(store.lock(item.ref().id()), item.ref().version());
          UUID run = operations.newId();
          Screening screening =
              store
                  .find(item.ref())
                  .orElseGet(
                      () ->
                          Screening.begun(item, new Screening.Run(run, now, false, "screen"), now));
          store.put(screening);
          List<Signal> found = signals(says, now);
          store.add(item.ref(), run, found);
          found.forEach(signal -> flag(item, signal, now));
          Decision decision = new Decision(facts(item, says, screening, found, now));
          store.add(decision);
          store.put(screening.decided(decision.id(), 1, null));
          Announcements.announce(operations, decision, newest);
          if (decision.needsHuman()) {
            intake.accept(
                decision, item, store.flags(item.ref()).stream().filter(Flag::isOpen).toList());
          }
          return decision;
        });
  }

  private List<Signal> signals(Says says, Instant now) {
    List<Signal> found = new ArrayList<>();
    for (Category category : says.categories()) {
      found.add(
          Signal.found(
              operations.newId(),
              new Detector("d", "1", says.family()),
              category,
              says.severity().worse(Severity.LOW),
              says.confidence(),
              List.of(),
              now));
    }
    return found;
  }

  private void flag(ContentItem item, Signal signal, Instant now) {
    Category category = signal.category();
    if (category == null
        || store.flags(item.ref()).stream().anyMatch(flag -> flag.category() == category)) {
      return;
    }
    Flag flag =
        new Flag(
            operations.newId(),
            item.ref(),
            item.creator(),
            category,
            signal.severity(),
            signal.confidence(),
            signal.detector().family(),
            signal.id(),
            null,
            now,
            null);
    store.put(flag);
    operations.announce(Announcements.opened(flag));
  }

  private DecisionFacts facts(
      ContentItem item, Says says, Screening screening, List<Signal> found, Instant now) {
    boolean appealable = says.actions().areRestrictive();
    return new DecisionFacts(
        operations.newId(),
        item.ref(),
        item.sha256(),
        item.creator(),
        says.actions(),
        says.categories(),
        says.severity(),
        says.ground(),
        null,
        null,
        appealable,
        appealable ? AppealWindow.from(now, zone, AppealWindow.MIN_MONTHS) : null,
        says.needsHuman(),
        says.needsSecondApproval(),
        says.needsHuman() ? now.plus(says.reviewWithin()) : null,
        says.strikes(),
        says.deferred(),
        List.of("row"),
        found.stream().map(Signal::id).toList(),
        new Actor.Automated(POLICY),
        POLICY,
        screening.standing(),
        now);
  }

  /** Returns why a version is being screened anew, empty if it is not. */
  public Optional<String> reopened(ContentRef content) {
    return store
        .find(content)
        .map(Screening::run)
        .filter(run -> !run.cause().equals("screen"))
        .map(Screening.Run::cause);
  }

  /** Returns the events so far, oldest first. */
  public List<Object> events() {
    return outbox.waiting(100_000, Set.of()).stream()
        .map(RecordedEvent::event)
        .map(Object.class::cast)
        .toList();
  }

  /** Returns the events of a kind so far, oldest first. */
  public <E> List<E> events(Class<E> kind) {
    return events().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
