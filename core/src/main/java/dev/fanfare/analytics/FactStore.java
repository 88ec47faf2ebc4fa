package dev.fanfare.analytics;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where facts are kept, for good. Safe for concurrent use. */
public interface FactStore {
  /**
   * Adds the facts whose ids are not taken. While one transaction adds an id, another that adds it
   * waits for the first to end.
   *
   * @param facts no id twice
   * @return the facts that were stored under the ids that are taken, by id; every other fact is now
   *     added
   */
  Map<String, Fact> append(Collection<? extends Fact> facts);

  /**
   * Takes back facts that the running transaction added and then found impossible.
   *
   * @param ids ids that this transaction added
   */
  void withdraw(Set<String> ids);

  /** Returns the fact of an id, empty if there is none. */
  Optional<Fact> find(String id);

  /** Returns how many facts are stored. */
  long count();

  /** Hands over all facts by time and then id. */
  void forEach(Consumer<Fact> visitor);
}
