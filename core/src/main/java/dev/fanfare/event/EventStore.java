package dev.fanfare.event;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The outbox: events that were recorded with a change and wait for delivery. Safe for concurrent
 * use.
 */
public interface EventStore {
  /** Adds an event in the running transaction, behind all earlier ones of its subject. */
  void append(UUID id, Instant at, DomainEvent event);

  /**
   * Returns waiting events, oldest first.
   *
   * @param limit how many at most, 1 or more
   * @param except subjects to leave out
   */
  List<RecordedEvent> waiting(int limit, Set<String> except);

  /** Takes a delivered event off the outbox; one that is gone already is no error. */
  void delivered(RecordedEvent event);
}
