package dev.fanfare.collaboration;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests of creators to work together, and the splits they agreed to.
 *
 * <p>A request that is not answered in time is expired from its deadline on, in every answer here;
 * {@link #expireDue} only writes it down and announces it. Every change announces {@link
 * CollaborationChanged}.
 */
public interface Collaborations {
  /** Returns the service over a store. */
  static Collaborations of(Operations operations, CollaborationStore store) {
    return new StoredCollaborations(operations, store);
  }

  /**
   * Asks a creator to work together.
   *
   * @return {@link ProposeResult.AlreadyPending} if the same two, in the same roles, have a request
   *     of that type and reference waiting for an answer, whatever its words and split
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  ProposeResult propose(CollaborationProposal proposal, IdempotencyKey key);

  /**
   * Agrees to a request; from now on its split holds.
   *
   * @param by who answers; only the target may
   * @throws UnknownCollaborationException if there is no such request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  ChangeResult accept(UUID collaboration, CreatorId by, IdempotencyKey key);

  /**
   * Declines a request.
   *
   * @param by who answers; only the target may
   * @throws UnknownCollaborationException if there is no such request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  ChangeResult reject(UUID collaboration, CreatorId by, IdempotencyKey key);

  /**
   * Takes a request back that was not answered yet.
   *
   * @param by who takes it back; only the initiator may
   * @throws UnknownCollaborationException if there is no such request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  ChangeResult withdraw(UUID collaboration, CreatorId by, IdempotencyKey key);

  /**
   * Records that the work is out. The split goes on holding.
   *
   * @param by who says so; either of the two may
   * @param reference the host's id of what was made, 1 to 64 characters; null keeps the proposal's
   * @throws UnknownCollaborationException if there is no such request
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  ChangeResult complete(
      UUID collaboration, CreatorId by, @Nullable String reference, IdempotencyKey key);

  /**
   * Writes down which requests have expired. Running it again, or at the same time, does no harm.
   *
   * @param limit how many at most, 1 to 10 000
   * @return how many; if it is {@code limit} there may be more
   */
  int expireDue(int limit);

  /** Returns a request as it stands now. */
  Optional<CollaborationRequest> find(UUID collaboration);

  /**
   * Returns requests that a creator made or got, as they stand now, newest first.
   *
   * @param states which to return; empty means all
   * @param after the last request of the page before, empty for the first page
   * @param limit how many at most, 1 to 1 000
   */
  List<CollaborationRequest> forCreator(
      CreatorId creator, Set<CollaborationState> states, Optional<UUID> after, int limit);

  /**
   * Returns the split that was agreed to, empty if there is no such request or nobody accepted it.
   */
  Optional<RevenueSplit<CreatorId>> splitFor(UUID collaboration);

  /** What a proposal came to. */
  sealed interface ProposeResult extends Answer {
    /**
     * The target has been asked.
     *
     * @param collaboration the request's id
     * @param expiresAt the first instant at which it can no longer be answered
     */
    record Proposed(UUID collaboration, Instant expiresAt, boolean replayed)
        implements ProposeResult {
      @Override
      public Proposed asReplayed() {
        return new Proposed(collaboration, expiresAt, true);
      }
    }

    /** Nobody was asked again: this request waits already. */
    record AlreadyPending(UUID collaboration, boolean replayed) implements ProposeResult {
      @Override
      public AlreadyPending asReplayed() {
        return new AlreadyPending(collaboration, true);
      }
    }
  }

  /** What a change to a request came to. */
  sealed interface ChangeResult extends Answer {
    /** The request is in this state now, since {@code at}. */
    record Changed(UUID collaboration, CollaborationState state, Instant at, boolean replayed)
        implements ChangeResult {
      @Override
      public Changed asReplayed() {
        return new Changed(collaboration, state, at, true);
      }
    }

    /** Nothing has changed: it is not for this creator to do. */
    record NotYours(UUID collaboration, CreatorId by, boolean replayed) implements ChangeResult {
      @Override
      public NotYours asReplayed() {
        return new NotYours(collaboration, by, true);
      }
    }

    /** Nothing has changed: a request in this state does not allow it. */
    record NotPossible(UUID collaboration, CollaborationState state, boolean replayed)
        implements ChangeResult {
      @Override
      public NotPossible asReplayed() {
        return new NotPossible(collaboration, state, true);
      }
    }
  }
}
