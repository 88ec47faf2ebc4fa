package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireRange;

import dev.fanfare.creator.Creator;
import dev.fanfare.event.Operations;
import dev.fanfare.payout.Evidence.Source;
import dev.fanfare.payout.Ineligibility.Cause;
import dev.fanfare.payout.PayoutGateway.LookupResult;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of attempts without a known end, by asking the gateway. Each lookup is
 * claimed in a transaction first, so that two reconcilers do not do the same work; the gateway is
 * asked outside.
 */
final class PayoutReconciler {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutReconciler.class);

  private final PayoutParts parts;
  private final PayoutProgress progress;
  private final PayoutSubmissions submissions;
  private final Operations operations;
  private final PayoutStore store;
  private final ReconcileTiming timing;

  /** What one lookup came to. */
  private record Check(boolean resent, boolean manual, PayoutState state) {}

  PayoutReconciler(PayoutParts parts, PayoutProgress progress, PayoutSubmissions submissions) {
    this.parts = parts;
    this.progress = progress;
    this.submissions = submissions;
    this.operations = parts.operations();
    this.store = parts.store();
    this.timing = parts.policy().timing();
  }

  ReconcileReport reconcile(int limit) {
    parts.requireNoTransaction("reconcile");
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    int lookups = 0;
    int resent = 0;
    int manual = 0;
    Map<PayoutState, Integer> states = new EnumMap<>(PayoutState.class);
    for (UUID key : store.attemptsDue(operations.now(), limit)) {
      Optional<Check> check = checkSafely(key);
      if (check.isPresent()) {
        lookups++;
        resent += check.get().resent() ? 1 : 0;
        manual += check.get().manual() ? 1 : 0;
        states.merge(check.get().state(), 1, Integer::sum);
      }
    }
    return new ReconcileReport(lookups, resent, states, manual);
  }

  /** One attempt that fails must not keep the others from being looked up. */
  private Optional<Check> checkSafely(UUID key) {
    try {
      return check(key, false);
    } catch (RuntimeException e) {
      LOG.error(
          "Attempt {} could not be reconciled; it is tried again when it is next due", key, e);
      return Optional.empty();
    }
  }

  Payout lookUp(UUID id) {
    parts.requireNoTransaction("lookUp");
    for (AttemptRecord attempt : store.attempts(id)) {
      check(attempt.attempt().key(), true);
    }
    return store.find(id).orElseThrow(() -> new UnknownPayoutException(id));
  }

  /**
   * Looks an attempt up.
   *
   * @param early whether to ask before it is due
   * @return empty if there is nothing to ask
   */
  private Optional<Check> check(UUID key, boolean early) {
    Optional<AttemptRecord> claimed = operations.inTransaction(() -> claim(key, early));
    if (claimed.isEmpty()) {
      return Optional.empty();
    }
    AttemptRecord attempt = claimed.get();
    Optional<PayoutGateway> gateway = parts.gateways().named(attempt.gateway());
    LookupResult found =
        gateway.isEmpty()
            ? new LookupResult.CannotTell("no gateway of this name is configured")
            : lookup(gateway.get(), key);
    boolean manual = operations.inTransaction(() -> apply(attempt, found));
    boolean resend =
        !manual
            && found instanceof LookupResult.CannotTell
            && gateway.isPresent()
            && claimResend(key, dedupeWindow(gateway.get()));
    if (resend) {
      submissions.handOver(attempt, gateway.get());
    }
    PayoutState state = store.find(attempt.attempt().payout()).map(Payout::state).orElseThrow();
    return Optional.of(new Check(resend, manual, state));
  }

  /**
   * Takes an attempt that is due; an attempt without any recorded answer counts as UNKNOWN from now
   * on.
   */
  private Optional<AttemptRecord> claim(UUID key, boolean early) {
    Optional<AttemptRecord> seen = store.attempt(key);
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    Payout payout = progress.locked(seen.get().attempt().payout());
    AttemptRecord attempt = store.attempt(key).orElseThrow();
    Instant now = operations.now();
    Instant due = attempt.nextCheckAt();
    boolean isDue = due != null && !due.isAfter(now);
    // An attempt that is being submitted is left alone until its grace is over.
    boolean mayAsk = attempt.open() && early && payout.state() != PayoutState.SUBMITTING;
    if (early && payout.state() == PayoutState.PAID) {
      // It may have come back. There is nothing to claim: the attempt is closed.
      return Optional.of(attempt);
    }
    if (!isDue && !mayAsk) {
      return Optional.empty();
    }
    if (payout.state() == PayoutState.SUBMITTING) {
      payout =
          progress.move(
              payout,
              PayoutState.UNKNOWN,
              Evidence.of(
                  Source.SILENCE,
                  attempt.gateway(),
                  "no answer was recorded within " + timing.submittingGrace()));
      attempt = store.attempt(key).orElseThrow();
    }
    AttemptRecord claimed =
        payout.state() == PayoutState.UNKNOWN
            ? attempt.checkedNext(attempt.lookups() + 1, now.plus(waitAfter(attempt.lookups() + 1)))
            : attempt.checkedNext(0, now.plus(timing.submittedCheck()));
    store.saveAttempt(claimed);
    return Optional.of(claimed);
  }

  /**
   * Returns how long a lookup holds its claim: until the next one; the last one as long as itself.
   */
  private Duration waitAfter(int lookups) {
    List<Duration> backoff = timing.unknownBackoff();
    return timing.backoff(lookups).orElse(backoff.get(backoff.size() - 1));
  }

  private LookupResult lookup(PayoutGateway gateway, UUID key) {
    LookupResult found;
    try {
      found = gateway.lookup(key);
    } catch (Exception e) {
      LOG.warn("Gateway {} could not be asked about attempt {}", gateway.name(), key, e);
      return new LookupResult.CannotTell("no answer: " + e.getClass().getSimpleName());
    }
    if (found == null) {
      return new LookupResult.CannotTell("no answer: null");
    }
    if (found instanceof LookupResult.Found other && !other.report().attemptKey().equals(key)) {
      return new LookupResult.CannotTell("the answer is about another attempt");
    }
    return found;
  }

  /** Applies what a lookup found. Returns whether an operator has to decide from now on. */
  private boolean apply(AttemptRecord asked, LookupResult result) {
    Payout payout = progress.locked(asked.attempt().payout());
    if (result instanceof LookupResult.Found found) {
      GatewayReport report = found.report();
      progress.apply(
          payout,
          report.state(),
          Evidence.of(Source.LOOKUP, asked.gateway(), report),
          report.reference());
      return false;
    }
    if (result instanceof LookupResult.CannotTell cannot) {
      return payout.state() == PayoutState.UNKNOWN
          && stillUnknown(
              payout, asked, Evidence.of(Source.SILENCE, asked.gateway(), cannot.reason()));
    }
    return notReceived(payout, asked);
  }

  private boolean notReceived(Payout payout, AttemptRecord asked) {
    Evidence evidence =
        Evidence.of(
            Source.NOT_RECEIVED, asked.gateway(), "never received, and never to be executed");
    AttemptRecord attempt = store.attempt(asked.attempt().key()).orElseThrow();
    return switch (payout.state()) {
      case UNKNOWN -> {
        if (attempt.acknowledged()) {
          // It had said that it has it. Who says both proves nothing.
          progress.note(payout, evidence);
          yield handToOperator(attempt);
        }
        progress.move(payout, PayoutState.FAILED, evidence);
        yield false;
      }
      case SUBMITTED -> {
        progress.move(payout, PayoutState.UNKNOWN, evidence);
        yield handToOperator(store.attempt(attempt.attempt().key()).orElseThrow());
      }
      case PAID -> {
        progress.contradict(payout, evidence);
        yield false;
      }
      default -> false;
    };
  }

  private boolean stillUnknown(Payout payout, AttemptRecord asked, Evidence evidence) {
    progress.note(payout, evidence);
    return timing.backoff(asked.lookups()).isEmpty()
        && handToOperator(store.attempt(asked.attempt().key()).orElseThrow());
  }

  private boolean handToOperator(AttemptRecord attempt) {
    store.saveAttempt(attempt.checkedNext(attempt.lookups(), null));
    LOG.warn(
        "Payout {} stays UNKNOWN: no more lookups, an operator has to resolve it",
        attempt.attempt().payout());
    return true;
  }

  private static Duration dedupeWindow(PayoutGateway gateway) {
    try {
      Duration window = gateway.dedupeWindow();
      return window == null ? Duration.ZERO : window;
    } catch (RuntimeException e) {
      LOG.warn("Gateway {} does not say how long it knows a key", gateway.name(), e);
      return Duration.ZERO;
    }
  }

  /**
   * Decides whether to send an attempt again, and counts it before it is sent. Only while the
   * gateway still recognises the key, only one it has not acknowledged, and not to a creator who is
   * not paid for another reason.
   */
  private boolean claimResend(UUID key, Duration dedupeWindow) {
    return operations.inTransaction(
        () -> {
          PayoutAttempt sent = store.attempt(key).orElseThrow().attempt();
          Optional<Creator> creator = parts.creators().lock(sent.creator());
          Payout payout = progress.locked(sent.payout());
          AttemptRecord attempt = store.attempt(key).orElseThrow();
          boolean safe =
              payout.state() == PayoutState.UNKNOWN
                  && !attempt.acknowledged()
                  && timing.mayResend(sent.at(), dedupeWindow, operations.now())
                  && parts.standing(payout.creator(), creator).stream()
                      .allMatch(reason -> reason.cause() == Cause.UNKNOWN_PAYOUT);
          if (safe) {
            store.saveAttempt(attempt.sentAgain());
          }
          return safe;
        });
  }
}
