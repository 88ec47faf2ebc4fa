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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs batches in two phases: make a payout for everyone who has enough, then submit them, in the
 * order of ids. Making them commits some creators at a time, submitting each by itself. An entry is
 * stored with each creator's payout, so a run that was interrupted goes on where it was.
 */
final class PayoutRunner {
  private static final Logger LOG = LoggerFactory.getLogger(PayoutRunner.class);
  private static final int PAGE = 500;

  /** How many creators share a commit where nothing has left the house yet. */
  private static final int CHUNK = 50;

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
      for (List<Account> chunk : chunks(page)) {
        requestChunk(run, chunk, faults);
      }
      page = candidates(run, min, Optional.of(page.get(page.size() - 1)));
    }
    faults.rethrow();
    goOn(run, RunPhase.REQUESTING, RunPhase.SUBMITTING);
  }

  /** Makes some creators' payouts, together or, if one of them fails, each by itself. */
  private void requestChunk(PayoutRun run, List<Account> chunk, Faults faults) {
    try {
      operations.inTransaction(() -> chunk.forEach(account -> requestFor(run, account)));
    } catch (RuntimeException e) {
      LOG.warn("Some payouts of run {} are made one by one, as one of them failed", run.key(), e);
      for (Account account : chunk) {
        faults.keep(() -> operations.inTransaction(() -> requestFor(run, account)));
      }
    }
  }

  private static <E> List<List<E>> chunks(List<E> page) {
    List<List<E>> chunks = new ArrayList<>();
    for (int from = 0; from < page.size(); from += CHUNK) {
      chunks.add(page.subList(from, Math.min(from + CHUNK, page.size())));
    }
    return chunks;
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
  private void requestFor(PayoutRun run, Account account) {
    CreatorId creator = CreatorId.of(account.owner());
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
      for (List<PayoutRunEntry> chunk : chunks(page)) {
        submitChunk(chunk, faults);
      }
      last = Optional.of(page.get(page.size() - 1).creator());
      page = store.runEntries(run.key(), last, PAGE);
    }
    faults.rethrow();
    goOn(run, RunPhase.SUBMITTING, RunPhase.FINISHED);
  }

  /**
   * Submits some payouts, each with its attempt committed before the gateway hears of it, and then
   * stores how far their entries came. A process that dies before that finds the payouts submitted
   * when the run goes on.
   */
  private void submitChunk(List<PayoutRunEntry> chunk, Faults faults) {
    List<PayoutRunEntry> reached = new ArrayList<>();
    for (PayoutRunEntry entry : chunk) {
      UUID payout = entry.payout();
      if (entry.outcome() == Outcome.REQUESTED && payout != null) {
        faults.keep(() -> reached.add(submit(entry, payout)));
      }
    }
    if (!reached.isEmpty()) {
      faults.keep(() -> operations.inTransaction(() -> reached.forEach(this::save)));
    }
  }

  private PayoutRunEntry submit(PayoutRunEntry entry, UUID payout) {
    Submission submission = submissions.submit(payout);
    if (submission instanceof Submission.Sent sent) {
      return entry.with(outcome(sent.payout().state()), null);
    }
    if (submission instanceof Submission.NotEligible not) {
      return entry.with(Outcome.WAITING, not.reasons().get(0).cause().name());
    }
    PayoutState state = ((Submission.NotApproved) submission).payout().state();
    Outcome outcome = outcome(state);
    return entry.with(outcome, outcome == Outcome.WAITING ? state.name() : null);
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
