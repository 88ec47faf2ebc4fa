package dev.fanfare.content;

import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.ReserveResult;
import dev.fanfare.credit.SettleResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The steps of jobs, each one transaction together with what it does to the credits. Whoever comes
 * back with something counts only while he has the job: see {@link JobRecord#isHeldAs}.
 */
final class JobSteps {
  private static final Logger LOG = LoggerFactory.getLogger(JobSteps.class);

  private final ContentParts parts;
  private final ContentPolicy policy;

  JobSteps(ContentParts parts) {
    this.parts = parts;
    this.policy = parts.policy();
  }

  /**
   * A job to go on with, or as somebody else has it.
   *
   * @param mine whether the caller has taken it
   */
  record Taken(JobRecord job, boolean mine) {}

  /** What beginning a job came to, and the job if there is one. */
  record Begun(SubmitResult answer, @Nullable JobRecord job) {}

  /** Reserves the credits and adds the job, in the running transaction. */
  Begun begin(ContentRequest request, boolean queued, IdempotencyKey key) {
    CreditAmount price = parts.prices().cost(request.type(), request.quality());
    ReserveResult reserved =
        parts
            .credits()
            .reserve(
                Wallet.of(request.creator(), price.type()),
                price.amount(),
                policy.reservationTime(),
                key.child("reserve"));
    if (reserved instanceof ReserveResult.Declined declined) {
      return new Begun(new SubmitResult.Declined(price, declined.available(), false), null);
    }
    ReserveResult.Reserved held = (ReserveResult.Reserved) reserved;
    UUID id = DerivedId.of(key.value(), "content");
    JobRecord job =
        JobRecord.begun(
            id, request, queued, price, held.reservation(), policy, parts.operations().now());
    parts.store().add(job);
    return new Begun(new SubmitResult.Submitted(id, price, held.available(), false), job);
  }

  /**
   * Takes the next job of the queue, one that has to end instead ends.
   *
   * @return empty if there is none
   */
  Optional<Taken> takeNext() {
    return parts
        .operations()
        .inTransaction(
            () -> {
              Instant now = parts.operations().now();
              return parts
                  .store()
                  .lockNextQueued(now)
                  .map(
                      job ->
                          job.isOver(now)
                              ? new Taken(ended(job, now), false)
                              : taken(job.asked(now.plus(policy.lease()))));
            });
  }

  /**
   * Takes up a job that nobody goes on with.
   *
   * @param ask whether the caller may ask a model in the place of one who died
   */
  Taken takeUp(UUID id, boolean ask) {
    return parts
        .operations()
        .inTransaction(
            () -> {
              JobRecord job = locked(id);
              Instant now = parts.operations().now();
              if (!job.isOverdue(now)) {
                return new Taken(job, false);
              }
              if (job.isOver(now)) {
                return new Taken(ended(job, now), false);
              }
              Instant leaseEnd = now.plus(policy.lease());
              if (job.state() == ContentState.SCREENING) {
                return taken(job.taken(leaseEnd));
              }
              return ask && job.attempts() < policy.maxAttempts()
                  ? taken(job.asked(leaseEnd))
                  : new Taken(abandoned(job, now), false);
            });
  }

  private Taken taken(JobRecord job) {
    parts.store().save(job);
    return new Taken(job, true);
  }

  /** Ends a job whose deadline has come, or whose texts were erased. */
  private JobRecord ended(JobRecord job, Instant now) {
    return failed(
        job, job.erased() ? ContentFailure.ERASED : ContentFailure.EXPIRED, job.run(), now);
  }

  private JobRecord abandoned(JobRecord job, Instant now) {
    return retried(job, job.run(), now, null)
        .orElseGet(() -> failed(job, ContentFailure.ABANDONED, job.run(), now));
  }

  /**
   * Stores what a model came back with, unless the job has been lost meanwhile.
   *
   * @param mine the job as it was taken
   * @param took how long the model was asked
   * @return the job as it stands
   */
  JobRecord answered(JobRecord mine, ModelOutcome outcome, Duration took) {
    return ifStillMine(
        mine,
        (job, now) -> {
          ContentRun before = job.run();
          ContentRun run =
              new ContentRun(
                  outcome.model(),
                  outcome.usage(),
                  before == null ? took : before.processing().plus(took));
          if (outcome instanceof ModelOutcome.Written written) {
            JobRecord stored = job.written(written.text(), run, now.plus(policy.lease()));
            parts.store().save(stored);
            return stored;
          }
          ModelOutcome.Failed failed = (ModelOutcome.Failed) outcome;
          return (failed.retryable()
                  ? retried(job, run, now, failed.notBefore())
                  : Optional.<JobRecord>empty())
              .orElseGet(() -> failed(job, failed.why(), run, now));
        });
  }

  /** Stores what a screen said, unless the job has been lost meanwhile. */
  JobRecord screened(JobRecord mine, ContentScreen.Verdict verdict) {
    return ifStillMine(
        mine,
        (job, now) ->
            switch (verdict) {
              case PASSED -> delivered(job, now);
              case BLOCKED -> blocked(job, now);
              case HELD -> {
                JobRecord held = job.held();
                parts.store().save(held);
                parts
                    .operations()
                    .announce(new ContentGenerationHeld(job.creator(), job.id(), job.type(), now));
                yield held;
              }
              case UNAVAILABLE -> {
                JobRecord waiting = job.screenedAgain(now.plus(policy.rescreenAfter()));
                parts.store().save(waiting);
                yield waiting;
              }
            });
  }

  /** Decides on a held output in the running transaction. */
  ContentDecision decide(UUID id, boolean approved) {
    JobRecord job = locked(id);
    if (job.state() != ContentState.HELD) {
      return new ContentDecision.NotHeld(id, job.state(), false);
    }
    Instant now = parts.operations().now();
    JobRecord decided =
        job.isOver(now) ? ended(job, now) : approved ? delivered(job, now) : blocked(job, now);
    return new ContentDecision.Decided(id, decided.state(), false);
  }

  /** What to do with a job, as it is stored, at a time. */
  private interface Step {
    JobRecord apply(JobRecord job, Instant now);
  }

  private JobRecord ifStillMine(JobRecord mine, Step step) {
    return parts
        .operations()
        .inTransaction(
            () -> {
              JobRecord job = locked(mine.id());
              if (!job.isHeldAs(mine)) {
                LOG.warn(
                    "Content job {} went on without its holder of token {}: what came late is dropped",
                    job.id(),
                    mine.token());
                return job;
              }
              Instant now = parts.operations().now();
              return job.isOver(now) ? ended(job, now) : step.apply(job, now);
            });
  }

  private JobRecord locked(UUID id) {
    return parts.store().lock(id).orElseThrow(() -> new UnknownContentJobException(id));
  }

  /** Gives a job back to the queue, if it is from there and may be tried again in time. */
  private Optional<JobRecord> retried(
      JobRecord job, @Nullable ContentRun run, Instant now, @Nullable Instant notBefore) {
    Optional<Duration> wait = policy.backoffAfter(job.attempts());
    if (!job.queued() || wait.isEmpty()) {
      return Optional.empty();
    }
    Instant at = now.plus(wait.get());
    Instant again = notBefore != null && notBefore.isAfter(at) ? notBefore : at;
    if (job.deadline() == null || !again.isBefore(job.deadline())) {
      return Optional.empty();
    }
    JobRecord queued = job.triedAgain(run, again);
    parts.store().save(queued);
    return Optional.of(queued);
  }

  private JobRecord delivered(JobRecord job, Instant now) {
    SettleResult settled =
        parts.credits().settle(job.reservation(), job.price().amount(), key(job).child("settle"));
    if (!(settled instanceof SettleResult.Settled paid) || paid.charge() == null) {
      return failed(job, ContentFailure.UNPAID, job.run(), now);
    }
    JobRecord completed = job.completed(paid.charge(), now);
    parts.store().save(completed);
    parts
        .operations()
        .announce(
            new ContentGenerated(
                job.creator(), job.id(), job.type(), job.quality(), job.price(), now));
    return completed;
  }

  private JobRecord blocked(JobRecord job, Instant now) {
    return gaveBack(job.blocked(now), now);
  }

  private JobRecord failed(
      JobRecord job, ContentFailure why, @Nullable ContentRun run, Instant now) {
    return gaveBack(job.failed(why, run, now), now);
  }

  /** Stores a job that ended without an output, and gives its credits back. */
  private JobRecord gaveBack(JobRecord ended, Instant now) {
    // A reservation that has expired meanwhile has freed itself.
    parts.credits().release(ended.reservation(), key(ended).child("release"));
    parts.store().save(ended);
    parts
        .operations()
        .announce(
            new ContentGenerationFailed(
                ended.creator(), ended.id(), ended.type(), ended.state(), ended.failure(), now));
    return ended;
  }

  private static IdempotencyKey key(JobRecord job) {
    return IdempotencyKey.of(job.id().toString());
  }
}
