package dev.fanfare.collaboration;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Where collaboration requests are kept, for good. Safe for concurrent use.
 *
 * <p>Of requests with the same initiator, target, type and reference (two without a reference count
 * as the same) at most one is stored as {@link CollaborationState#PENDING} at any time.
 */
public interface CollaborationStore {
  /**
   * Adds a pending request, unless an equal one is pending. The check and the write are one step,
   * so of concurrent calls one wins.
   *
   * @return whether it was added
   * @throws FanfareException if the id is taken
   */
  boolean add(CollaborationRequest request);

  /**
   * Returns the stored pending request, overdue or not, that keeps an equal one from being added,
   * and keeps others from changing it until the running transaction ends.
   */
  Optional<CollaborationRequest> lockPending(CollaborationRequest like);

  /** Returns a request as stored. */
  Optional<CollaborationRequest> find(UUID id);

  /**
   * Returns a request as stored and keeps others from changing it until the running transaction
   * ends.
   */
  Optional<CollaborationRequest> lock(UUID id);

  /** Replaces a request that the running transaction has locked; its new state is never pending. */
  void update(CollaborationRequest request);

  /**
   * Stores pending requests that are overdue as expired, those due longest first, in one step: a
   * request that another transaction answers meanwhile is left alone.
   *
   * @param limit how many at most, 1 or more
   * @return the requests as they stand now
   */
  List<CollaborationRequest> expireDue(Instant now, int limit);

  /**
   * Returns requests that a creator made or got, newest first, those of one instant by descending
   * id (as text).
   *
   * @param states how they stand at {@code now} (see {@link CollaborationRequest#asOf}); empty
   *     means all
   * @param after the last request already seen, empty to start; nothing follows one never stored
   * @param limit how many at most, 1 or more
   * @return the requests as they stand at {@code now}
   */
  List<CollaborationRequest> forCreator(
      CreatorId creator,
      Set<CollaborationState> states,
      Instant now,
      Optional<UUID> after,
      int limit);
}
