package dev.fanfare.moderation;

import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What persons decide, and what reopens a version. */
final class Rulings {
  private final Operations operations;
  private final ModerationStore store;
  private final ModerationPolicies policies;
  private final boolean marks;

  /**
   * @param marks whether what is approved is marked
   */
  Rulings(
      Operations operations, ModerationStore store, ModerationPolicies policies, boolean marks) {
    this.operations = operations;
    this.store = store;
    this.policies = policies;
    this.marks = marks;
  }

  RuleResult rule(HumanRuling ruling, IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.rule",
        Fingerprint.of(
            "content", ruling.content(),
            "by", ruling.by().id(),
            "actions", ruling.actions(),
            "categories", ruling.categories(),
            "ground", ruling.ground(),
            "statement", ruling.statement(),
            "reason", ruling.reason(),
            "appealable", ruling.appealable(),
            "strikes", ruling.strikes(),
            "overrides", ruling.overrides()),
        RuleResult.class,
        () -> {
          int newest = store.lock(ruling.content().id());
          Screening screening = require(ruling.content());
          UUID standing = screening.standing();
          if (ruling.overrides() != null && !ruling.overrides().equals(standing)) {
            return new RuleResult.Overtaken(standing, false);
          }
          Instant now = operations.now();
          Decision decision =
              decision(DerivedId.of(key.value(), "decision"), ruling, screening, now);
          store.add(decision);
          // Without a run under way, whatever a screening still finds out comes too late.
          Screening ruled = screening.decided(decision.id(), screening.tries(), null);
          store.put(
              isToBeMarked(decision, screening) ? ruled.marked(Screening.Mark.DUE, null) : ruled);
          Announcements.announce(operations, decision, newest);
          return new RuleResult.Ruled(decision.id(), standing, false);
        });
  }

  private boolean isToBeMarked(Decision decision, Screening screening) {
    ContentItem item = screening.item();
    return marks
        && decision.visibility().isShown()
        && item != null
        && item.hasVisualMedia()
        && screening.mark() != Screening.Mark.VERIFIED;
  }

  private Decision decision(UUID id, HumanRuling ruling, Screening screening, Instant now) {
    ModerationPolicy policy = policies.inForce(now);
    AppealWindow appeal =
        ruling.appealable() ? AppealWindow.from(now, policy.zone(), policy.appealMonths()) : null;
    Severity severity =
        Optional.ofNullable(screening.standing())
            .flatMap(store::decision)
            .map(Decision::severity)
            .orElse(Severity.NONE);
    return new Decision(
        new DecisionFacts(
            id,
            ruling.content(),
            screening.sha256(),
            screening.creator(),
            ruling.actions(),
            ruling.categories(),
            severity,
            ruling.ground(),
            ruling.statement(),
            ruling.reason(),
            appeal != null,
            appeal,
            false,
            false,
            null,
            ruling.strikes(),
            false,
            List.of(),
            List.of(),
            ruling.by(),
            policy.version(),
            screening.standing(),
            now));
  }

  ReopenResult reopen(ContentRef content, String cause, IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.reopen",
        Fingerprint.of("content", content, "cause", cause),
        ReopenResult.class,
        () -> {
          int newest = store.lock(content.id());
          Screening screening = require(content);
          Optional<Decision> standing = screening.standingDecision().flatMap(store::decision);
          if (standing.filter(Rulings::isBlockByPerson).isPresent()) {
            return new ReopenResult.Blocked(standing.orElseThrow().id(), false);
          }
          Instant now = operations.now();
          UUID run = DerivedId.of(key.value(), "run");
          UUID id = DerivedId.of(key.value(), "decision");
          Decision held = held(id, "reopened", screening, standing, now);
          store.add(held);
          // Reopening is no way to have a model asked until it says something nicer.
          boolean settled = standing.filter(Rulings::isByPerson).isPresent();
          store.put(
              screening.reopened(
                  held.id(),
                  new Screening.Run(run, now, !settled, cause),
                  settled ? now : screening.openedAt()));
          Announcements.announce(operations, held, newest);
          return new ReopenResult.Reopened(run, false);
        });
  }

  private static boolean isByPerson(Decision decision) {
    return decision.actor() instanceof Actor.Human;
  }

  private static boolean isBlockByPerson(Decision decision) {
    return decision.visibility() == Visibility.BLOCK && isByPerson(decision);
  }

  /** Holds for good what was erased before all had looked; the running transaction locked it. */
  void holdErased(Screening screening, int newest) {
    Instant now = operations.now();
    UUID id = DerivedId.of(screening.content().toString(), "erased");
    Optional<Decision> standing = screening.standingDecision().flatMap(store::decision);
    Decision held = held(id, "erased", screening, standing, now);
    store.add(held);
    store.put(screening.decided(held.id(), screening.tries(), null));
    Announcements.announce(operations, held, newest);
  }

  private Decision held(
      UUID id, String row, Screening screening, Optional<Decision> standing, Instant now) {
    String version = policies.inForce(now).version();
    return new Decision(
        new DecisionFacts(
            id,
            screening.content(),
            screening.sha256(),
            screening.creator(),
            Actions.HOLD,
            standing.map(Decision::categories).orElse(List.of()),
            standing.map(Decision::severity).orElse(Severity.NONE),
            null,
            null,
            null,
            false,
            null,
            false,
            false,
            null,
            0,
            false,
            List.of(row),
            List.of(),
            new Actor.Automated(version),
            version,
            screening.standing(),
            now));
  }

  InformResult informed(UUID id, Instant at, IdempotencyKey key) {
    return operations.once(
        key,
        "moderation.informed",
        Fingerprint.of("decision", id, "at", at),
        InformResult.class,
        () -> {
          Decision decision =
              store
                  .decision(id)
                  .orElseThrow(() -> new IllegalArgumentException("there is no decision " + id));
          store.lock(decision.content().id());
          return new InformResult(id, window(store.decision(id).orElseThrow(), at), false);
        });
  }

  private @Nullable AppealWindow window(Decision decision, Instant at) {
    AppealWindow known = decision.appeal().orElse(null);
    if (known == null) {
      return null;
    }
    AppealWindow later =
        AppealWindow.from(at, known.zone(), policies.inForce(decision.at()).appealMonths());
    if (later.lastDay().isAfter(known.lastDay())) {
      store.inform(decision.id(), later);
      return later;
    }
    return known;
  }

  Screening require(ContentRef content) {
    return store.find(content).orElseThrow(() -> new UnknownContentException(content));
  }
}
