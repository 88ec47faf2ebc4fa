package dev.fanfare.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The outbox: events that were recorded with a change and wait for delivery. Safe for concurrent
 * use. Outside a transaction each call is one of its own.
 */
public interface EventStore {
  /**
   * Adds an event in the running transaction, behind all of its subject that anybody may have seen:
   * where transactions run side by side, the second one to append for a subject waits for the
   * first.
   */
  void append(UUID id, Instant at, DomainEvent event);

  /**
   * Returns waiting events, oldest first; for one that cannot be read an {@link UnreadableEvent}.
   *
   * @param limit how many at most, 1 or more
   * @param except subjects to leave out
   */
  List<RecordedEvent> waiting(int limit, Set<String> except);

  /** Takes a delivered event off the outbox; one that is gone already is no error. */
  void delivered(RecordedEvent event);
}
