package dev.fanfare.payout;

import dev.fanfare.event.FanfareException;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Receivables;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.payout.PayoutEvent.PayoutCancelled;
import dev.fanfare.payout.PayoutEvent.PayoutCompleted;
import dev.fanfare.payout.PayoutEvent.PayoutContradicted;
import dev.fanfare.payout.PayoutEvent.PayoutFailed;
import dev.fanfare.payout.PayoutEvent.PayoutReturned;
import dev.fanfare.payout.PayoutEvent.PayoutSubmitted;
import dev.fanfare.payout.PayoutEvent.PayoutUnknown;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves payouts: each step changes the state, the ledger, the attempt and the outbox together.
 * Every method runs in the caller's transaction, which holds the payout's lock.
 */
final class PayoutProgress {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutProgress.class);

  private final Operations operations;
  private final PayoutStore store;
  private final LedgerStore ledger;
  private final ReconcileTiming timing;

  PayoutProgress(
      Operations operations, PayoutStore store, LedgerStore ledger, ReconcileTiming timing) {
    this.operations = operations;
    this.store = store;
    this.ledger = ledger;
    this.timing = timing;
  }

  /** Locks a payout. */
  Payout locked(UUID id) {
    return store.lock(id).orElseThrow(() -> new UnknownPayoutException(id));
  }

  /** Takes a payout to a state that may follow, with all that belongs to it. */
  Payout move(Payout payout, PayoutState to, Evidence evidence) {
    Payout next = advance(payout, payout.step(to, operations.now(), evidence));
    book(next);
    follow(next);
    announce(next, evidence.text());
    return next;
  }

  /** Records evidence that does not change the state. */
  Payout note(Payout payout, Evidence evidence) {
    return advance(payout, payout.step(payout.state(), operations.now(), evidence));
  }

  private Payout advance(Payout payout, PayoutStep step) {
    Payout next = payout.after(step);
    if (!store.advance(next, step)) {
      throw new FanfareException(
          "Payout %s was changed by another transaction while this one held its lock"
              .formatted(payout.id()));
    }
    return next;
  }

  private void book(Payout payout) {
    switch (payout.state()) {
      case PAID ->
          ledger.append(List.of(PayoutBooking.paid(operations.newId(), operations.now(), payout)));
      case FAILED, CANCELLED -> giveBack(payout, List.of(TransactionKind.PAYOUT_REQUEST));
      case RETURNED ->
          giveBack(payout, List.of(TransactionKind.PAYOUT_PAID, TransactionKind.PAYOUT_REQUEST));
      case REQUESTED, IN_REVIEW, APPROVED, SUBMITTING, SUBMITTED, UNKNOWN -> {}
    }
  }

  /** Takes back what was booked; of what is available again the creator first pays what is owed. */
  private void giveBack(Payout payout, List<TransactionKind> kinds) {
    ledger.append(kinds.stream().map(kind -> reversal(kind, payout)).toList());
    Receivables.net(
        ledger, payout.creator(), payout.gross().asset(), operations.newId(), operations.now());
  }

  private Transaction reversal(TransactionKind kind, Payout payout) {
    return ledger
        .find(kind, payout.id().toString())
        .orElseThrow(
            () ->
                new FanfareException(
                    "The ledger has no %s of payout %s to take back; run the audit"
                        .formatted(kind, payout.id())))
        .reversal(operations.newId(), operations.now());
  }

  /** Keeps the open attempt, if there may be one, in step with its payout. */
  private void follow(Payout payout) {
    boolean none =
        switch (payout.state()) {
          case REQUESTED, IN_REVIEW, APPROVED, CANCELLED, SUBMITTING -> true;
          case SUBMITTED, UNKNOWN, PAID, RETURNED, FAILED -> false;
        };
    if (none) {
      return;
    }
    store.attempts(payout.id()).stream()
        .filter(AttemptRecord::open)
        .forEach(attempt -> store.saveAttempt(following(attempt, payout)));
  }

  private AttemptRecord following(AttemptRecord attempt, Payout payout) {
    Instant now = operations.now();
    if (payout.state() == PayoutState.SUBMITTED) {
      return attempt.acknowledgedNow().checkedNext(0, now.plus(timing.submittedCheck()));
    }
    return payout.state() == PayoutState.UNKNOWN
        ? attempt.checkedNext(0, timing.backoff(0).map(now::plus).orElse(null))
        : attempt.closed();
  }

  private void announce(Payout p, String why) {
    switch (p.state()) {
      case SUBMITTED ->
          operations.announce(
              new PayoutSubmitted(p.creator(), p.id(), p.method(), p.net(), p.reference()));
      case PAID ->
          operations.announce(
              new PayoutCompleted(p.creator(), p.id(), p.method(), p.net(), p.reference()));
      case FAILED -> operations.announce(new PayoutFailed(p.creator(), p.id(), p.gross(), why));
      case CANCELLED ->
          operations.announce(new PayoutCancelled(p.creator(), p.id(), p.gross(), why));
      case RETURNED -> operations.announce(new PayoutReturned(p.creator(), p.id(), p.gross(), why));
      case UNKNOWN -> operations.announce(new PayoutUnknown(p.creator(), p.id(), p.net(), why));
      case REQUESTED, IN_REVIEW, APPROVED, SUBMITTING -> {}
    }
  }

  /** What a gateway's word came to, and the payout after it. */
  record Applied(ReportEffect effect, Payout payout) {}

  /** Applies a gateway's word: moves the payout, notes a contradiction, or does nothing. */
  Applied apply(
      Payout payout, GatewayReport.State said, Evidence evidence, @Nullable String reference) {
    Instant saidAt = evidence.saidAt() == null ? operations.now() : evidence.saidAt();
    GatewayWord word = GatewayWord.judge(payout, () -> last(payout), said, saidAt);
    if (word.contradicts()) {
      return new Applied(ReportEffect.CONTRADICTION, contradict(payout, evidence));
    }
    Payout moved = payout.withReference(OutsideText.fit(reference, OutsideText.REFERENCE));
    for (PayoutState to : word.path()) {
      moved = move(moved, to, evidence);
    }
    return word.path().isEmpty()
        ? new Applied(ReportEffect.NO_EFFECT, payout)
        : new Applied(ReportEffect.APPLIED, moved);
  }

  /** Returns the step that led to the payout's state. */
  private PayoutStep last(Payout payout) {
    List<PayoutStep> steps = store.history(payout.id());
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (steps.get(i).moved()) {
        return steps.get(i);
      }
    }
    throw new FanfareException("Payout %s has no history; run the audit".formatted(payout.id()));
  }

  /** Notes that a gateway spoke against a payout's state. */
  Payout contradict(Payout payout, Evidence evidence) {
    String said = payout.contradicted().orElse(evidence.text());
    Payout noted = note(payout.withContradiction(said), evidence);
    operations.announce(
        new PayoutContradicted(payout.creator(), payout.id(), payout.state(), evidence.text()));
    LOG.warn(
        "Gateway {} contradicts payout {}, which is {}: an operator has to look",
        evidence.by(),
        payout.id(),
        payout.state());
    return noted;
  }
}
