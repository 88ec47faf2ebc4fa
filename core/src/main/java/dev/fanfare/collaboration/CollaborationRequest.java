package dev.fanfare.collaboration;

import static dev.fanfare.internal.Checks.require;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.RevenueSplit;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A creator's request to another to work together, and what became of it. Immutable; instants are
 * kept to the microsecond.
 *
 * @param id which one
 * @param initiator who proposed
 * @param target who was asked, and alone may answer
 * @param type what they would make
 * @param description what it is about, 0 to 500 characters, shown to people, never interpreted
 * @param split who gets how much of what it earns; never changes, so what the target accepted is
 *     what was proposed
 * @param reference the host's id of the video or stream, 1 to 64 characters, null if there is none
 *     yet
 * @param state how it stands
 * @param createdAt when it was proposed
 * @param expiresAt the first instant at which it can no longer be answered, after {@code createdAt}
 * @param answeredAt when the target accepted or rejected it, null if it did not
 * @param closedAt since when it is final (an expired one since its deadline), null while something
 *     may yet happen
 */
public record CollaborationRequest(
    UUID id,
    CreatorId initiator,
    CreatorId target,
    CollaborationType type,
    String description,
    RevenueSplit<CreatorId> split,
    @Nullable String reference,
    CollaborationState state,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant answeredAt,
    @Nullable Instant closedAt)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range or does not fit the state
   */
  public CollaborationRequest {
    requireNonNull(id, "id");
    Terms.check(initiator, target, type, description, split, reference);
    requireNonNull(state, "state");
    createdAt = Instants.floor(createdAt);
    expiresAt = Instants.floor(expiresAt);
    answeredAt = answeredAt == null ? null : Instants.floor(answeredAt);
    closedAt = closedAt == null ? null : Instants.floor(closedAt);
    require(
        createdAt.isBefore(expiresAt),
        "expiresAt must be after createdAt %s, was %s",
        createdAt,
        expiresAt);
    boolean answered = state.isAgreed() || state == CollaborationState.REJECTED;
    require(
        (answeredAt != null) == answered,
        "answeredAt must be %s in state %s",
        answered ? "set" : "null",
        state);
    require(
        (closedAt != null) == state.isFinal(),
        "closedAt must be %s in state %s",
        state.isFinal() ? "set" : "null",
        state);
  }

  /** Returns the request that a proposal becomes. */
  static CollaborationRequest proposed(UUID id, CollaborationProposal proposal, Instant now) {
    return new CollaborationRequest(
        id,
        proposal.initiator(),
        proposal.target(),
        proposal.type(),
        proposal.description(),
        proposal.split(),
        proposal.reference(),
        CollaborationState.PENDING,
        now,
        now.plus(proposal.answerTime()),
        null,
        null);
  }

  /** Returns whether a creator is one of the two. */
  public boolean isBetween(CreatorId creator) {
    return creator.equals(initiator) || creator.equals(target);
  }

  /** Returns whether it waits for an answer that can no longer come. */
  public boolean isOverdue(Instant now) {
    return state == CollaborationState.PENDING && !now.isBefore(expiresAt);
  }

  /**
   * Returns the request as it stands at an instant: expired if its deadline has passed, whether or
   * not a sweep has written that down yet.
   */
  public CollaborationRequest asOf(Instant now) {
    return isOverdue(now) ? inState(CollaborationState.EXPIRED, reference, null, expiresAt) : this;
  }

  CollaborationRequest accepted(Instant now) {
    return inState(CollaborationState.ACCEPTED, reference, now, null);
  }

  CollaborationRequest rejected(Instant now) {
    return inState(CollaborationState.REJECTED, reference, now, now);
  }

  CollaborationRequest withdrawn(Instant now) {
    return inState(CollaborationState.WITHDRAWN, reference, null, now);
  }

  CollaborationRequest completed(@Nullable String work, Instant now) {
    return inState(CollaborationState.COMPLETED, work == null ? reference : work, answeredAt, now);
  }

  private CollaborationRequest inState(
      CollaborationState next,
      @Nullable String reference,
      @Nullable Instant answeredAt,
      @Nullable Instant closedAt) {
    if (!state.canBecome(next)) {
      throw new IllegalStateException("%s cannot become %s".formatted(state, next));
    }
    return new CollaborationRequest(
        id,
        initiator,
        target,
        type,
        description,
        split,
        reference,
        next,
        createdAt,
        expiresAt,
        answeredAt,
        closedAt);
  }
}
