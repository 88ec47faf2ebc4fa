package dev.fanfare.creator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where creators are kept. Safe for concurrent use. Ids are told apart and sorted as bytes, so
 * capital letters come before small ones: no language's collation.
 */
public interface CreatorStore {
  /** Stores a creator, replacing what was known. */
  void save(Creator creator);

  /**
   * Stores a creator unless one of that id is known; it waits for another transaction that is just
   * storing it.
   *
   * @return whether it was stored
   */
  boolean add(Creator creator);

  /** Returns what is known of a creator, empty if nothing is. */
  Optional<Creator> find(CreatorId id);

  /**
   * Returns the creator and keeps others from changing it until the running transaction ends. One
   * that is not known cannot be held; {@link #add} settles who is first.
   */
  Optional<Creator> lock(CreatorId id);

  /**
   * Hands over every creator, ascending by id, without holding all in memory where the storage can
   * stream.
   */
  void forEach(Consumer<Creator> visitor);

  /**
   * Returns creators after an id, ascending, to page through all.
   *
   * @param id the last of the page before, empty for the first page
   * @param limit how many at most, 1 or more
   */
  List<Creator> after(Optional<CreatorId> id, int limit);
}
