package dev.fanfare.payout;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.AuditRule;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The payouts' invariants: what is taken from a balance is fee, tax and net; the ledger holds
 * exactly what a payout's state says; no payout was booked as paid twice; at most one attempt is
 * open, and only in a state that has one; the history leads to the state; what waits in {@code
 * payout_clearing} is what is in flight. It also reports every contradiction of a gateway until an
 * operator has dealt with it.
 */
public final class PayoutAudit implements AuditRule {
  private final PayoutStore store;
  private final LedgerStore ledger;

  /** Makes the rule for a store of payouts and the ledger they are booked in. */
  public PayoutAudit(PayoutStore store, LedgerStore ledger) {
    this.store = requireNonNull(store, "store");
    this.ledger = requireNonNull(ledger, "ledger");
  }

  @Override
  public void check(Consumer<AuditFinding> findings) {
    Map<Account, Long> inFlight = new TreeMap<>();
    store.forEach(
        payout -> {
          checkAmounts(payout, findings);
          checkLedger(payout, findings);
          checkAttempts(payout, findings);
          checkHistory(payout, findings);
          payout
              .contradicted()
              .ifPresent(said -> report(findings, "payout.contradicted", payout, said));
          if (payout.state().inFlight()) {
            inFlight.merge(
                PayoutBooking.clearing(payout), payout.quote().amount().minor(), Math::addExact);
          }
        });
    checkClearing(inFlight, findings);
    checkMovements(findings);
  }

  private static void checkAmounts(Payout payout, Consumer<AuditFinding> findings) {
    long parts =
        Math.addExact(
            Math.addExact(payout.net().minor(), payout.fee().minor()), payout.tax().minor());
    if (parts != payout.quote().amount().minor()) {
      report(
          findings,
          "payout.amounts",
          payout,
          "%s is not net %s + fee %s + tax %s"
              .formatted(payout.quote().amount(), payout.net(), payout.fee(), payout.tax()));
    }
  }

  /** Works out from the state what must be in the ledger, and compares. */
  private void checkLedger(Payout payout, Consumer<AuditFinding> findings) {
    PayoutState state = payout.state();
    boolean wasPaid = state == PayoutState.PAID || state == PayoutState.RETURNED;
    checkBooked(
        payout,
        TransactionKind.PAYOUT_REQUEST,
        Optional.of(PayoutBooking.requestLines(payout)),
        payout.status() == PayoutStatus.FAILED,
        findings);
    checkBooked(
        payout,
        TransactionKind.PAYOUT_PAID,
        wasPaid ? Optional.of(PayoutBooking.paidLines(payout)) : Optional.empty(),
        state == PayoutState.RETURNED,
        findings);
  }

  private void checkBooked(
      Payout payout,
      TransactionKind kind,
      Optional<List<Transfer>> expected,
      boolean reversed,
      Consumer<AuditFinding> findings) {
    Optional<Transaction> booked = ledger.find(kind, payout.id().toString());
    if (!booked.map(Transaction::lines).equals(expected)) {
      report(
          findings,
          "payout.ledger",
          payout,
          "%s needs %s %s, the ledger has %s"
              .formatted(
                  payout.state(),
                  kind,
                  expected.map(Object::toString).orElse("none"),
                  booked.map(t -> t.lines().toString()).orElse("none")));
    }
    boolean takenBack =
        booked.flatMap(t -> ledger.find(TransactionKind.REVERSAL, t.id().toString())).isPresent();
    if (takenBack != reversed) {
      report(
          findings,
          "payout.ledger",
          payout,
          "%s, and its %s is %s"
              .formatted(payout.state(), kind, takenBack ? "reversed" : "not reversed"));
    }
  }

  private void checkAttempts(Payout payout, Consumer<AuditFinding> findings) {
    List<AttemptRecord> attempts = store.attempts(payout.id());
    long open = attempts.stream().filter(AttemptRecord::open).count();
    long expected = payout.state().attemptOpen() ? 1 : 0;
    if (open != expected) {
      report(
          findings,
          "payout.attempts",
          payout,
          "%s with %d open attempts, not %d".formatted(payout.state(), open, expected));
    }
    for (AttemptRecord attempt : attempts) {
      if (!attempt.attempt().amount().equals(payout.net())) {
        report(
            findings,
            "payout.attempts",
            payout,
            "an attempt pays %s, not %s".formatted(attempt.attempt().amount(), payout.net()));
      }
    }
  }

  private void checkHistory(Payout payout, Consumer<AuditFinding> findings) {
    PayoutState state = null;
    int seq = 0;
    for (PayoutStep step : store.history(payout.id())) {
      if (step.seq() != seq + 1 || step.from() != state) {
        report(
            findings,
            "payout.history",
            payout,
            "step %d from %s does not follow step %d to %s"
                .formatted(step.seq(), step.from(), seq, state));
      }
      seq = step.seq();
      state = step.to();
    }
    if (state != payout.state() || seq != payout.version()) {
      report(
          findings,
          "payout.history",
          payout,
          "ends with step %d in %s, the payout is in %s at %d"
              .formatted(seq, state, payout.state(), payout.version()));
    }
  }

  private void checkClearing(Map<Account, Long> inFlight, Consumer<AuditFinding> findings) {
    Map<Account, Long> expected = new HashMap<>(inFlight);
    ledger.forEachAccount(
        (account, balance) -> {
          if (account.kind() == AccountKind.PAYOUT_CLEARING) {
            Long flying = expected.remove(account);
            checkClearing(account, balance, flying == null ? 0 : flying, findings);
          }
        });
    expected.forEach((account, flying) -> checkClearing(account, 0, flying, findings));
  }

  private static void checkClearing(
      Account account, long balance, long inFlight, Consumer<AuditFinding> findings) {
    if (balance != inFlight) {
      findings.accept(
          new AuditFinding(
              "payout.clearing",
              account.toString(),
              "holds %d, payouts in flight are %d".formatted(balance, inFlight)));
    }
  }

  /**
   * Finds payments without a payout, and second ones: the ledger takes each key once, and a
   * payout's payment has the payout's id as its key.
   */
  private void checkMovements(Consumer<AuditFinding> findings) {
    ledger.forEachTransaction(
        transaction -> {
          String payout = transaction.reference();
          if (transaction.kind() != TransactionKind.PAYOUT_PAID) {
            return;
          }
          if (!transaction.key().equals(payout)) {
            findings.accept(
                new AuditFinding(
                    "payout.paid-once",
                    payout,
                    "booked as paid once more, as '%s'".formatted(transaction.key())));
          }
          if (!exists(payout)) {
            findings.accept(
                new AuditFinding("payout.paid-once", payout, "booked as paid, but no payout"));
          }
        });
  }

  private boolean exists(String payout) {
    try {
      return store.find(UUID.fromString(payout)).isPresent();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void report(
      Consumer<AuditFinding> findings, String rule, Payout payout, String detail) {
    findings.accept(new AuditFinding(rule, payout.id().toString(), detail));
  }
}
