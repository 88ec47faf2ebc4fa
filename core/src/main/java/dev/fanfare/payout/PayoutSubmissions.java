package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireRange;

import dev.fanfare.creator.Creator;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.Operations;
import dev.fanfare.payout.Evidence.Source;
import dev.fanfare.payout.GatewayReport.State;
import dev.fanfare.payout.PayoutGateway.SubmitResult;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands payouts to gateways. The attempt is committed first, then the gateway is called outside any
 * transaction, then its answer is applied; a process that dies between these leaves SUBMITTING,
 * never a payment that nobody remembers.
 */
final class PayoutSubmissions {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutSubmissions.class);
  private static final int PAGE = 100;

  private final PayoutParts parts;
  private final PayoutProgress progress;
  private final Operations operations;
  private final PayoutStore store;

  /** What came of preparing an attempt. */
  private sealed interface Preparation {
    /** It is stored, and this is who gets it. */
    record Ready(AttemptRecord attempt, PayoutGateway gateway) implements Preparation {}

    /** There is none. */
    record Refused(Submission answer) implements Preparation {}
  }

  PayoutSubmissions(PayoutParts parts, PayoutProgress progress) {
    this.parts = parts;
    this.progress = progress;
    this.operations = parts.operations();
    this.store = parts.store();
  }

  Submission submit(UUID id) {
    parts.requireNoTransaction("submit");
    Preparation prepared = operations.inTransaction(() -> prepare(id));
    if (prepared instanceof Preparation.Refused refused) {
      return refused.answer();
    }
    Preparation.Ready ready = (Preparation.Ready) prepared;
    return new Submission.Sent(handOver(ready.attempt(), ready.gateway()));
  }

  SubmitReport submitApproved(int limit) {
    parts.requireNoTransaction("submitApproved");
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    Map<PayoutState, Integer> sent = new EnumMap<>(PayoutState.class);
    int count = 0;
    int notEligible = 0;
    List<Payout> page = List.of();
    do {
      // Those that cannot be submitted stay APPROVED; going on behind them keeps them from blocking
      // the rest.
      Optional<Payout> last =
          page.isEmpty() ? Optional.empty() : Optional.of(page.get(page.size() - 1));
      page = store.inState(PayoutState.APPROVED, last, PAGE);
      for (Payout payout : page) {
        if (count == limit) {
          break;
        }
        Optional<Submission> submission = submitSafely(payout.id());
        if (submission.isPresent() && submission.get() instanceof Submission.Sent done) {
          sent.merge(done.payout().state(), 1, Integer::sum);
          count++;
        } else if (submission.isPresent() && submission.get() instanceof Submission.NotEligible) {
          notEligible++;
        }
      }
    } while (count < limit && page.size() == PAGE);
    return new SubmitReport(sent, notEligible);
  }

  /** One payout that fails must not keep the others from being submitted. */
  private Optional<Submission> submitSafely(UUID id) {
    try {
      return Optional.of(submit(id));
    } catch (RuntimeException e) {
      LOG.error("Payout {} could not be submitted", id, e);
      return Optional.empty();
    }
  }

  private Preparation prepare(UUID id) {
    Payout seen = store.find(id).orElseThrow(() -> new UnknownPayoutException(id));
    // The creator first: a hold that is being placed is waited for.
    Optional<Creator> creator = parts.creators().lock(seen.creator());
    Payout payout = progress.locked(id);
    if (payout.state() != PayoutState.APPROVED) {
      return new Preparation.Refused(new Submission.NotApproved(payout));
    }
    Optional<PayoutGateway> gateway = parts.gateways().named(payout.gateway());
    Optional<PayoutDestination> destination =
        parts.destinations().find(payout.creator(), payout.method());
    List<Ineligibility> reasons =
        parts.reasonsAgainst(payout.creator(), creator, payout.method(), gateway, destination);
    if (!reasons.isEmpty()) {
      return new Preparation.Refused(new Submission.NotEligible(payout, reasons));
    }
    Instant now = operations.now();
    PayoutAttempt attempt =
        new PayoutAttempt(
            DerivedId.of(payout.id(), "attempt"),
            payout.id(),
            payout.creator(),
            payout.net(),
            payout.method(),
            destination.orElseThrow(),
            now);
    AttemptRecord first =
        AttemptRecord.first(
            attempt, payout.gateway(), now.plus(parts.policy().timing().submittingGrace()));
    progress.move(payout, PayoutState.SUBMITTING, Evidence.policy("attempt " + attempt.key()));
    if (!store.addAttempt(first)) {
      throw new FanfareException(
          "Payout %s is APPROVED and has an attempt already; run the audit".formatted(id));
    }
    return new Preparation.Ready(first, gateway.orElseThrow());
  }

  /** Calls the gateway with a committed attempt, applies what it answers, returns what is then. */
  Payout handOver(AttemptRecord attempt, PayoutGateway gateway) {
    SubmitResult answer;
    try {
      answer = gateway.submit(attempt.attempt());
    } catch (Exception e) {
      LOG.warn(
          "Gateway {} gave no answer to attempt {} of payout {}: the outcome is unknown",
          attempt.gateway(),
          attempt.attempt().key(),
          attempt.attempt().payout(),
          e);
      return silent(attempt, "no answer: " + e.getClass().getSimpleName());
    }
    return answered(attempt, answer);
  }

  private Payout silent(AttemptRecord attempt, String why) {
    return operations.inTransaction(
        () -> {
          Payout payout = progress.locked(attempt.attempt().payout());
          // A report may have been faster than the failure of the call; then it stands.
          return payout.state() == PayoutState.SUBMITTING
              ? progress.move(
                  payout, PayoutState.UNKNOWN, Evidence.of(Source.SILENCE, attempt.gateway(), why))
              : payout;
        });
  }

  private Payout answered(AttemptRecord attempt, @Nullable SubmitResult answer) {
    if (answer instanceof SubmitResult.Accepted accepted) {
      return apply(attempt, State.ACCEPTED, "accepted", accepted.reference());
    } else if (answer instanceof SubmitResult.Paid paid) {
      return apply(attempt, State.PAID, "paid", paid.reference());
    } else if (answer instanceof SubmitResult.Rejected rejected) {
      return apply(attempt, State.REJECTED, rejected.reason(), null);
    } else {
      return silent(attempt, "no answer: null");
    }
  }

  private Payout apply(
      AttemptRecord sent, State said, @Nullable String text, @Nullable String reference) {
    Evidence evidence = Evidence.of(Source.ANSWER, sent.gateway(), text);
    return operations.inTransaction(
        () -> {
          Payout payout = progress.locked(sent.attempt().payout());
          // Only for a refusal it matters whether the attempt was sent again meanwhile.
          AttemptRecord attempt =
              said == State.REJECTED ? store.attempt(sent.attempt().key()).orElse(sent) : sent;
          if (said != State.REJECTED || attempt.sends() == 1) {
            return progress.apply(payout, said, evidence, reference).payout();
          }
          // It may only be the repetition that is refused. A lookup tells, or an operator.
          return attempt.open() ? progress.note(payout, evidence) : payout;
        });
  }
}
