package dev.fanfare.content;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireWritten;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditAmount;
import dev.fanfare.credit.JobType;
import dev.fanfare.credit.Quality;
import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A content job as it is stored. Immutable: each step gives the next one. Times are kept to the
 * microsecond. No {@code toString} shows what the creator or the model wrote.
 *
 * @param id follows from the request's key, so it is the same on every storage and every retry
 * @param creator who asked and pays
 * @param type what is to be made
 * @param quality how well
 * @param queued whether workers take it from the queue and try again; otherwise whoever asked waits
 *     for it, and it is tried once
 * @param prompt what the creator wrote, null once it was erased
 * @param price what it costs
 * @param reservation the reservation of its credits
 * @param state how it stands
 * @param token the fencing token: one more each time that somebody takes the job. Who holds an
 *     older one has lost it, and his word does not count
 * @param attempts how often a model was asked, or was to be
 * @param dueAt when to go on with it: while {@link ContentState#QUEUED} when a worker may take it,
 *     while it is being processed or screened the end of the lease; null in every other state
 * @param deadline by when it ends at the latest, null once it has
 * @param output what the model wrote, null unless it is being screened, held or completed, and once
 *     it was erased
 * @param run what it took, null before the first call to a model has ended
 * @param failure why there is no output, null unless it has failed
 * @param charge the charge of its credits, for a refund; null unless it is completed
 * @param createdAt when it was asked for
 * @param endedAt since when its state is final, null before
 * @param erased whether the creator's texts were erased
 */
public record JobRecord(
    UUID id,
    CreatorId creator,
    JobType type,
    Quality quality,
    boolean queued,
    @Nullable String prompt,
    CreditAmount price,
    UUID reservation,
    ContentState state,
    int token,
    int attempts,
    @Nullable Instant dueAt,
    @Nullable Instant deadline,
    @Nullable String output,
    @Nullable ContentRun run,
    @Nullable ContentFailure failure,
    @Nullable UUID charge,
    Instant createdAt,
    @Nullable Instant endedAt,
    boolean erased)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the state
   */
  public JobRecord {
    requireNonNull(id, "id");
    requireNonNull(creator, "creator");
    requireNonNull(type, "type");
    requireNonNull(quality, "quality");
    requireNonNull(price, "price");
    requireNonNull(reservation, "reservation");
    requireNonNull(state, "state");
    requireRange("token", token, 0, Integer.MAX_VALUE);
    requireRange("attempts", attempts, 0, token);
    dueAt = dueAt == null ? null : Instants.floor(dueAt);
    deadline = deadline == null ? null : Instants.floor(deadline);
    createdAt = Instants.floor(createdAt);
    endedAt = endedAt == null ? null : Instants.floor(endedAt);
    requireSet("prompt", prompt != null, !erased, state);
    requireSet("output", output != null, state.hasOutput() && !erased, state);
    requireSet("dueAt", dueAt != null, state.isScheduled(), state);
    requireSet("deadline", deadline != null, !state.isFinal(), state);
    requireSet("endedAt", endedAt != null, state.isFinal(), state);
    requireSet("failure", failure != null, state == ContentState.FAILED, state);
    requireSet("charge", charge != null, state == ContentState.COMPLETED, state);
    require(run != null || !state.hasOutput(), "run must be set in state %s", state);
    if (prompt != null) {
      requireWritten("prompt", prompt, ContentRequest.MAX_PROMPT);
    }
    if (output != null) {
      requireWritten("output", output, ContentPolicy.MAX_OUTPUT);
    }
  }

  private static void requireSet(String name, boolean isSet, boolean must, ContentState state) {
    require(isSet == must, "%s must be %s in state %s", name, must ? "set" : "null", state);
  }

  /**
   * Returns a new job: one for the queue waits for a worker from now on, the other one is taken by
   * whoever asked.
   */
  static JobRecord begun(
      UUID id,
      ContentRequest request,
      boolean queued,
      CreditAmount price,
      UUID reservation,
      ContentPolicy policy,
      Instant now) {
    return new JobRecord(
        id,
        request.creator(),
        request.type(),
        request.quality(),
        queued,
        request.prompt(),
        price,
        reservation,
        queued ? ContentState.QUEUED : ContentState.PROCESSING,
        queued ? 0 : 1,
        queued ? 0 : 1,
        queued ? now : now.plus(policy.lease()),
        now.plus(policy.lifetime()),
        null,
        null,
        null,
        null,
        now,
        null,
        false);
  }

  /**
   * Returns from when on somebody other than its holder has to take it up: when its lease is over
   * while it is being processed or screened, else at its deadline; null once it has ended.
   */
  public @Nullable Instant overdueAt() {
    boolean leased = state == ContentState.PROCESSING || state == ContentState.SCREENING;
    return leased && dueAt != null && deadline != null && dueAt.isBefore(deadline)
        ? dueAt
        : deadline;
  }

  /** Returns whether somebody other than its holder has to take it up. */
  boolean isOverdue(Instant now) {
    Instant at = overdueAt();
    return at != null && !at.isAfter(now);
  }

  /** Returns whether it has to end now, whatever its state. */
  boolean isOver(Instant now) {
    return deadline != null && (erased || !deadline.isAfter(now));
  }

  /** Returns whether this is still in the hands that held it when it was read. */
  boolean isHeldAs(JobRecord taken) {
    return token == taken.token && state == taken.state;
  }

  /** Returns the job taken by somebody, to ask a model. */
  JobRecord asked(Instant leaseEnd) {
    return next(ContentState.PROCESSING, token + 1, attempts + 1, leaseEnd, null, run);
  }

  /** Returns the job taken by somebody, to screen its output. */
  JobRecord taken(Instant leaseEnd) {
    return next(ContentState.SCREENING, token + 1, attempts, leaseEnd, output, run);
  }

  /** Returns the job with its output, in the same hands. */
  JobRecord written(String text, ContentRun what, Instant leaseEnd) {
    return next(ContentState.SCREENING, token, attempts, leaseEnd, text, what);
  }

  /** Returns the job given back, to be screened from an instant on. */
  JobRecord screenedAgain(Instant at) {
    return next(ContentState.SCREENING, token, attempts, at, output, run);
  }

  /** Returns the job given back, to be tried from an instant on. */
  JobRecord triedAgain(@Nullable ContentRun what, Instant at) {
    return next(ContentState.QUEUED, token, attempts, at, null, what);
  }

  /** Returns the job waiting for somebody's decision. */
  JobRecord held() {
    return next(ContentState.HELD, token, attempts, null, output, run);
  }

  /** Returns the job delivered and paid. */
  JobRecord completed(UUID paid, Instant now) {
    return ended(ContentState.COMPLETED, output, run, null, paid, now);
  }

  /** Returns the job without the output that must not be handed over. */
  JobRecord blocked(Instant now) {
    return ended(ContentState.BLOCKED, null, run, null, null, now);
  }

  /** Returns the job ended without an output. */
  JobRecord failed(ContentFailure why, @Nullable ContentRun what, Instant now) {
    return ended(ContentState.FAILED, null, what, why, null, now);
  }

  /**
   * Returns the job without the creator's texts. If it has not ended its deadline has come; whoever
   * has it learns of that when he comes back with what he did.
   */
  public JobRecord withoutTexts() {
    return new JobRecord(
        id,
        creator,
        type,
        quality,
        queued,
        null,
        price,
        reservation,
        state,
        token,
        attempts,
        dueAt,
        deadline == null ? null : createdAt,
        null,
        run,
        failure,
        charge,
        createdAt,
        endedAt,
        true);
  }

  private JobRecord next(
      ContentState to,
      int newToken,
      int newAttempts,
      @Nullable Instant at,
      @Nullable String text,
      @Nullable ContentRun what) {
    return new JobRecord(
        id,
        creator,
        type,
        quality,
        queued,
        prompt,
        price,
        reservation,
        to,
        newToken,
        newAttempts,
        at,
        deadline,
        text,
        what,
        null,
        null,
        createdAt,
        null,
        erased);
  }

  private JobRecord ended(
      ContentState to,
      @Nullable String text,
      @Nullable ContentRun what,
      @Nullable ContentFailure why,
      @Nullable UUID paid,
      Instant now) {
    return new JobRecord(
        id,
        creator,
        type,
        quality,
        queued,
        prompt,
        price,
        reservation,
        to,
        token,
        attempts,
        null,
        null,
        text,
        what,
        why,
        paid,
        createdAt,
        now,
        erased);
  }

  /** Returns the job as its creator may see it: without an output that has not been passed. */
  ContentJob seen() {
    return new ContentJob(
        id,
        creator,
        type,
        quality,
        prompt,
        state == ContentState.COMPLETED ? output : null,
        state,
        failure,
        price,
        charge,
        attempts,
        run,
        createdAt,
        endedAt,
        erased);
  }

  @Override
  public String toString() {
    return "JobRecord[%s of %s, %s %s, %s, token %d]"
        .formatted(id, creator, quality, type, state, token);
  }
}
