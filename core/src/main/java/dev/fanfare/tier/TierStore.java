package dev.fanfare.tier;

import dev.fanfare.creator.CreatorId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where creators' tiers and their history are kept. Safe for concurrent use. Ids are told apart and
 * sorted as bytes, so capital letters come before small ones: no language's collation.
 */
public interface TierStore {
  /**
   * Returns standings and keeps other transactions from locking the same creators until the running
   * one ends, so that a decision on them holds. That goes for creators without a standing too.
   * Implementations lock in the ids' order, whatever order they are given in, and in a few
   * statements for all.
   *
   * @return the standings of those who have one
   */
  Map<CreatorId, TierStanding> lock(Collection<CreatorId> creators);

  /** Returns the standings of those who have one. */
  Map<CreatorId, TierStanding> find(Collection<CreatorId> creators);

  /** Stores standings, replacing what was known of their creators. */
  void save(Collection<TierStanding> standings);

  /**
   * Adds assignments to their creators' histories, in order; each ends the one before it at its own
   * beginning.
   *
   * @param assignments open ones; those of one creator with the numbers that come next
   * @throws StaleTierException if one has not the next number, or begins before the one that it
   *     ends
   */
  void append(Collection<TierAssignment> assignments);

  /** Returns a creator's assignments, oldest first. */
  List<TierAssignment> history(CreatorId creator);

  /**
   * Returns, for many creators in a few statements, the assignments that had not ended by an
   * instant, each creator's oldest first; creators without any are left out.
   *
   * @param since assignments in force then or begun later are returned
   */
  Map<CreatorId, List<TierAssignment>> histories(Collection<CreatorId> creators, Instant since);

  /** Returns what was in force for a creator at an instant. */
  Optional<TierAssignment> at(CreatorId creator, Instant instant);

  /** Hands over every standing, ascending by creator. */
  void forEach(Consumer<TierStanding> visitor);

  /** Hands over every assignment, ascending by creator and number. */
  void forEachAssignment(Consumer<TierAssignment> visitor);
}
