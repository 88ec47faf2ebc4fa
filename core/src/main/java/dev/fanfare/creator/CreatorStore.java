package dev.fanfare.creator;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Where creators are kept. Safe for concurrent use. */
public interface CreatorStore {
  /** Stores a creator, replacing what was known. */
  void save(Creator creator);

  Optional<Creator> find(CreatorId id);

  /** Returns the creator and keeps others from changing it until the running transaction ends. */
  Optional<Creator> lock(CreatorId id);

  /**
   * Hands over every creator, ascending by id, without holding all in memory where the storage can
   * stream.
   */
  void forEach(Consumer<Creator> visitor);

  /** Returns creators after an id, ascending, to page through all. */
  List<Creator> after(Optional<CreatorId> id, int limit);
}
