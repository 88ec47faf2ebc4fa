package dev.fanfare.moderation;

import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores what came of a run, in one transaction: signals, flags, decision, events. */
final class Conclusions {
  /** How often an item is screened before what is missing is left to a person. */
  static final int MAX_TRIES = 6;

  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final Operations operations;
  private final ModerationStore store;
  private final ModerationPolicies policies;
  private final ReviewIntake intake;

  Conclusions(
      Operations operations,
      ModerationStore store,
      ModerationPolicies policies,
      ReviewIntake intake) {
    this.operations = operations;
    this.store = store;
    this.policies = policies;
    this.intake = intake;
  }

  /** Returns whether the run was still the one under way; if not, nothing is stored. */
  boolean conclude(Runs.Started started, Runs.Marked marked, ModerationPolicy policy) {
    ContentItem item = started.item();
    return operations.inTransaction(
        () -> {
          int newest = store.lock(item.ref().id());
          Optional<Screening> found =
              store.find(item.ref()).filter(screening -> screening.isRunBy(started.run()));
          found.ifPresent(
              screening ->
                  store(new Outcome(started, screening, marked, policy, operations.now()), newest));
          return found.isPresent();
        });
  }

  /** What came of a run, before it is a decision. */
  private static final class Outcome {
    private final ContentItem item;
    private final UUID run;
    private final Screening screening;
    private final Runs.Marked marked;
    private final ModerationPolicy policy;
    private final Findings findings;
    private final Verdict verdict;
    private final int tries;
    private final Instant now;

    Outcome(
        Runs.Started started,
        Screening screening,
        Runs.Marked marked,
        ModerationPolicy policy,
        Instant now) {
      this.item = started.item();
      this.run = started.run();
      this.screening = screening;
      this.marked = marked;
      this.policy = policy;
      this.now = now;
      // A run that met a stage which was not even asked was no try.
      boolean tried =
          marked.findings().stages().values().stream()
              .noneMatch(result -> StageRunner.OUT.equals(result.fault()));
      tries = screening.tries() + (tried ? 1 : 0);
      findings = tries >= MAX_TRIES ? marked.findings().asLastTry() : marked.findings();
      verdict = policy.decide(findings);
    }

    private Decision decision() {
      AppealWindow appeal =
          verdict.appealable()
              ? AppealWindow.from(now, policy.zone(), policy.appealMonths())
              : null;
      return new Decision(
          new DecisionFacts(
              DerivedId.of(run, "decision"),
              item.ref(),
              item.sha256(),
              item.creator(),
              verdict.actions(),
              verdict.categories(),
              verdict.severity(),
              verdict.ground(),
              verdict.statement(),
              null,
              appeal != null,
              appeal,
              verdict.needsHuman(),
              verdict.needsSecondApproval(),
              verdict.needsHuman() ? now.plus(verdict.reviewWithin()) : null,
              verdict.strikes(),
              verdict.deferred(),
              verdict.rows(),
              verdict.signals(),
              new Actor.Automated(policy.version()),
              policy.version(),
              screening.standing(),
              now));
    }

    private Screening.@Nullable Waiting waiting() {
      if (!verdict.rescreen()) {
        return null;
      }
      String stage =
          verdict.missing().stream()
              .filter(missing -> missing.status() != null && missing.status().isOutage())
              .map(Verdict.Missing::stage)
              .filter(Objects::nonNull)
              .findFirst()
              .orElseThrow();
      Screening.Waiting before = screening.waiting();
      return new Screening.Waiting(
          stage,
          verdict.deferred(),
          verdict.severity(),
          before == null ? now : before.since(),
          now.plus(pause(tries)));
    }

    private static Duration pause(int tries) {
      Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10));
      return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private void store(Outcome outcome, int newest) {
    store.add(outcome.item.ref(), outcome.run, outcome.findings.signals());
    Decision decision = outcome.decision();
    Optional<Decision> standing = outcome.screening.standingDecision().flatMap(store::decision);
    boolean same = standing.filter(before -> saysTheSame(before, decision)).isPresent();
    if (!same) {
      store.add(decision);
    }
    UUID stands = same ? standing.orElseThrow().id() : decision.id();
    Screening concluded = outcome.screening.decided(stands, outcome.tries, outcome.waiting());
    boolean looked = outcome.marked.mark() != Screening.Mark.NONE;
    store.put(looked ? concluded.marked(outcome.marked.mark(), outcome.marked.fault()) : concluded);
    flag(outcome);
    if (!same) {
      Announcements.announce(operations, decision, newest);
      shadow(outcome, decision);
      if (decision.needsHuman()) {
        List<Flag> open = store.flags(outcome.item.ref()).stream().filter(Flag::isOpen).toList();
        intake.accept(decision, outcome.item, open);
      }
    }
  }

  /** What still waits after another try is not decided anew each time. */
  private static boolean saysTheSame(Decision before, Decision after) {
    DecisionFacts one = before.facts();
    DecisionFacts other = after.facts();
    return one.actor().equals(other.actor())
        && one.actions().equals(other.actions())
        && one.categories().equals(other.categories())
        && one.deferred() == other.deferred()
        && one.needsHuman() == other.needsHuman()
        && one.rows().equals(other.rows());
  }

  /** Opens a flag for each category that a live row matched, or makes an open one worse. */
  private void flag(Outcome outcome) {
    Map<Category, Signal> strongest = new TreeMap<>();
    Comparator<Signal> order =
        Comparator.comparing(Signal::severity).thenComparingDouble(Signal::confidence);
    for (Verdict.Match match : outcome.verdict.matches()) {
      Signal signal = match.signal();
      Category category = signal.category();
      if (match.isLive() && category != null) {
        strongest.merge(category, signal, (a, b) -> order.compare(b, a) > 0 ? b : a);
      }
    }
    List<Flag> flags = store.flags(outcome.item.ref());
    strongest.forEach(
        (category, signal) -> {
          Optional<Flag> known =
              flags.stream().filter(flag -> flag.category() == category).findFirst();
          if (known.isEmpty()) {
            open(outcome, category, signal);
          } else if (known.get().isOpen()
              && signal.severity().compareTo(known.get().severity()) > 0) {
            store.put(known.get().worse(signal));
          }
        });
  }

  private void open(Outcome outcome, Category category, Signal signal) {
    Flag flag =
        new Flag(
            DerivedId.of(outcome.run, "flag/" + category),
            outcome.item.ref(),
            outcome.item.creator(),
            category,
            signal.severity(),
            signal.confidence(),
            signal.detector().family(),
            signal.id(),
            null,
            outcome.now,
            null);
    store.put(flag);
    operations.announce(Announcements.opened(flag));
  }

  private void shadow(Outcome outcome, Decision decision) {
    Optional<ModerationPolicy> beside = policies.shadowOf(outcome.policy);
    beside.ifPresent(
        policy -> {
          Verdict would = policy.decide(outcome.findings);
          store.add(
              new ShadowDiff(
                  decision.id(),
                  decision.content(),
                  policy.version(),
                  decision.actions(),
                  would.actions(),
                  new ArrayList<>(would.rows()),
                  outcome.now));
        });
  }
}
