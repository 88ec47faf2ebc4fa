package dev.fanfare.event;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * An event in the outbox.
 *
 * @param sequence its place in the outbox; ascending for one subject
 * @param id the same at every delivery, so that a listener can tell a repetition
 * @param at when it was recorded
 * @param event what happened
 */
public record RecordedEvent(long sequence, UUID id, Instant at, DomainEvent event) {
  public RecordedEvent {
    requireNonNull(id, "id");
    requireNonNull(at, "at");
    requireNonNull(event, "event");
  }
}
