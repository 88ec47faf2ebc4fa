package dev.fanfare.analytics;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where facts are kept, for good. Safe for concurrent use.
 *
 * <p>Events and counters are kept apart. What changes is marked in the same transaction, in rows
 * that no other transaction waits for: {@link RollupStore#takeMarks} collects the marks.
 */
public interface FactStore {
  /**
   * Adds the events whose ids are not taken, and marks the hours of UTC in which they happened.
   * While one transaction adds an id, another that adds it waits for the first to end.
   *
   * @param facts events, no id twice
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

  /**
   * Stores the states of counters, and marks the dates for which something changed. A state of
   * which none is stored is added. One of the same creator raises the counts that it exceeds, see
   * {@link Fact.Counter#raisedBy}. One of another creator changes nothing. While one transaction
   * stores a state, another that stores it waits for the first to end.
   *
   * @param counters no id twice
   * @return what was stored before under the ids that were taken, by id
   */
  Map<String, Fact.Counter> raise(Collection<? extends Fact.Counter> counters);

  /** Returns the event of an id, empty if there is none. */
  Optional<Fact> find(String id);

  /** Returns how many events are stored. */
  long count();

  /** Hands over all events by time and then id. */
  void forEach(Consumer<Fact> visitor);

  /** Hands over the state of every counter, by date; of one date in no particular order. */
  void forEachCounter(Consumer<Fact.Counter> visitor);
}
