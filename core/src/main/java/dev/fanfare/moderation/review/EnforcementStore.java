package dev.fanfare.moderation.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.ContentRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the effects of decisions are kept. Safe for concurrent use. Ids are told apart and sorted
 * as bytes; writes run in a transaction.
 */
public interface EnforcementStore {
  /**
   * Keeps others from changing what holds for a creator until the running transaction ends; one of
   * whom nothing is known too.
   */
  void lockCreator(CreatorId creator);

  /** Returns the effect of a decision, in force or not; empty if none is stored. */
  Optional<Effect> find(UUID decision);

  /**
   * Adds an effect.
   *
   * @return false, and nothing is changed, if the decision has one
   */
  boolean add(Effect effect);

  /**
   * Ends an effect that is in force, in one statement ({@code … where decision = ? and lifted_by is
   * null}).
   *
   * @return whether it was
   */
  boolean lift(UUID decision, UUID by, Instant at);

  /**
   * Returns the strongest of what is in force for a version of an item: visibility and monetary,
   * the other dimensions are empty.
   */
  Actions onContent(ContentRef content);

  /**
   * Returns the strongest of what is in force for a creator: service and account, the other
   * dimensions are empty.
   */
  Actions onCreator(CreatorId creator);

  /** Returns the sum of the points that count against a creator at an instant. */
  int points(CreatorId creator, Instant now);

  /**
   * Returns a creator's effects, the latest first, then by decision downwards.
   *
   * @param before the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<Effect> history(CreatorId creator, Optional<Effect> before, int limit);
}
