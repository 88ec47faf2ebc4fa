package dev.fanfare.payout;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.money.Money;
import dev.fanfare.payout.PayoutRunEntry.Outcome;
import dev.fanfare.payout.PayoutRunStore.RunPhase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs batches in two phases: make a payout for everyone who has enough, then submit them, each
 * creator in transactions of its own and in the order of ids. An entry is stored with each
 * creator's payout, so a run that was interrupted goes on behind the last one.
 */
final class PayoutRunner {
  private static final int PAGE = 500;

  private final PayoutParts parts;
  private final PayoutRequests requests;
  private final PayoutSubmissions submissions;
  private final Operations operations;
  private final PayoutStore store;

  PayoutRunner(PayoutParts parts, PayoutRequests requests, PayoutSubmissions submissions) {
    this.parts = parts;
    this.requests = requests;
    this.submissions = submissions;
    this.operations = parts.operations();
    this.store = parts.store();
  }

  PayoutRunReport run(PayoutRun run) {
    parts.requireNoTransaction("run");
    operations.once(
        run.key(),
        "payout.run",
        Fingerprint.of(
            "cutoff",
            run.cutoff(),
            "method",
            run.method(),
            "asset",
            run.asset(),
            "periodEnd",
            run.periodEnd(),
            "minimum",
            run.minimum()),
        PayoutRun.Begun.class,
        () -> {
          store.addRun(run);
          return new PayoutRun.Begun(run.key(), false);
        });
    if (phase(run) == RunPhase.REQUESTING) {
      request(run);
    }
    if (phase(run) == RunPhase.SUBMITTING) {
      submit(run);
    }
    return report(run);
  }

  Optional<PayoutRunReport> report(IdempotencyKey key) {
    return store.findRun(key).map(this::report);
  }

  private RunPhase phase(PayoutRun run) {
    return operations.inTransaction(() -> store.lockRun(run.key()).orElseThrow());
  }

  private void request(PayoutRun run) {
    long min = minimum(run);
    Faults faults = new Faults();
    // From the start, though a run that was interrupted has entries: a creator that failed has
    // none.
    List<Account> page = candidates(run, min, Optional.empty());
    while (!page.isEmpty()) {
      for (Account account : page) {
        faults.keep(
            () -> operations.inTransaction(() -> requestFor(run, CreatorId.of(account.owner()))));
      }
      page = candidates(run, min, Optional.of(page.get(page.size() - 1)));
    }
    faults.rethrow();
    goOn(run, RunPhase.REQUESTING, RunPhase.SUBMITTING);
  }

  private List<Account> candidates(PayoutRun run, long min, Optional<Account> after) {
    return parts
        .ledger()
        .accountsWithBalanceAtLeast(AccountKind.EARNINGS_AVAILABLE, run.asset(), min, after, PAGE);
  }

  private long minimum(PayoutRun run) {
    Money smallest = run.minimum();
    if (smallest == null) {
      smallest =
          parts
              .policy()
              .schedules()
              .find(run.method(), run.asset(), run.cutoff())
              .map(FeeSchedule::minimum)
              .orElse(Money.zero(run.asset()));
    }
    return Math.max(1, smallest.minor());
  }

  /** Makes one creator's payout and the run's entry for it. */
  private void requestFor(PayoutRun run, CreatorId creator) {
    boolean requesting =
        store.lockRun(run.key()).filter(phase -> phase == RunPhase.REQUESTING).isPresent();
    if (!requesting) {
      return;
    }
    // A creator that another process has come to answers the same and keeps its entry.
    RequestResult result = requests.requestFor(run, creator);
    store.addRunEntry(
        result instanceof RequestResult.Requested made
            ? PayoutRunEntry.requested(run.key(), creator, made)
            : PayoutRunEntry.skipped(
                run.key(), creator, ((RequestResult.Refused) result).reason()));
  }

  private void submit(PayoutRun run) {
    Faults faults = new Faults();
    Optional<CreatorId> last = Optional.empty();
    List<PayoutRunEntry> page = store.runEntries(run.key(), last, PAGE);
    while (!page.isEmpty()) {
      for (PayoutRunEntry entry : page) {
        UUID payout = entry.payout();
        if (entry.outcome() == Outcome.REQUESTED && payout != null) {
          faults.keep(() -> submit(entry, payout));
        }
      }
      last = Optional.of(page.get(page.size() - 1).creator());
      page = store.runEntries(run.key(), last, PAGE);
    }
    faults.rethrow();
    goOn(run, RunPhase.SUBMITTING, RunPhase.FINISHED);
  }

  private void submit(PayoutRunEntry entry, UUID payout) {
    Submission submission = submissions.submit(payout);
    PayoutRunEntry reached;
    if (submission instanceof Submission.Sent sent) {
      reached = entry.with(outcome(sent.payout().state()), null);
    } else if (submission instanceof Submission.NotEligible not) {
      reached = entry.with(Outcome.WAITING, not.reasons().get(0).cause().name());
    } else {
      PayoutState state = ((Submission.NotApproved) submission).payout().state();
      Outcome outcome = outcome(state);
      reached = entry.with(outcome, outcome == Outcome.WAITING ? state.name() : null);
    }
    operations.inTransaction(() -> save(reached));
  }

  /** Stores how far an entry came, once: the first word stands in the report. */
  private void save(PayoutRunEntry reached) {
    store.lockRun(reached.run());
    store
        .runEntry(reached.run(), reached.creator())
        .filter(stored -> stored.outcome() == Outcome.REQUESTED)
        .ifPresent(stored -> store.saveRunEntry(reached));
  }

  private static Outcome outcome(PayoutState state) {
    return switch (state) {
      case REQUESTED, IN_REVIEW, APPROVED -> Outcome.WAITING;
      case SUBMITTED -> Outcome.SUBMITTED;
      case PAID, RETURNED -> Outcome.PAID;
      case FAILED, CANCELLED -> Outcome.FAILED;
      // Left by a process that died, or still in the hands of another one.
      case SUBMITTING, UNKNOWN -> Outcome.UNKNOWN;
    };
  }

  /**
   * Faults of single creators, which must not keep the others from being paid; the first is thrown
   * at the end.
   */
  private static final class Faults {
    private @Nullable RuntimeException first;

    void keep(Runnable work) {
      try {
        work.run();
      } catch (RuntimeException e) {
        if (first == null) {
          first = e;
        } else if (first.getSuppressed().length < 10) {
          first.addSuppressed(e);
        }
      }
    }

    /** Leaves the run where it is, so that it goes on with whoever failed when it is run again. */
    void rethrow() {
      if (first != null) {
        throw first;
      }
    }
  }

  private void goOn(PayoutRun run, RunPhase from, RunPhase to) {
    operations.inTransaction(
        () ->
            store
                .lockRun(run.key())
                .filter(phase -> phase == from)
                .ifPresent(phase -> store.saveRunPhase(run.key(), to)));
  }

  private PayoutRunReport report(PayoutRun run) {
    PayoutRunTally tally = new PayoutRunTally();
    Optional<CreatorId> last = Optional.empty();
    List<PayoutRunEntry> page = store.runEntries(run.key(), last, PAGE);
    while (!page.isEmpty()) {
      page.forEach(tally::add);
      last = Optional.of(page.get(page.size() - 1).creator());
      page = store.runEntries(run.key(), last, PAGE);
    }
    return tally.report(run);
  }
}
