package dev.fanfare.event;

import static java.util.Objects.requireNonNull;

/**
 * Stands for a waiting event that this process cannot read, say one of a later version's kind. It
 * is never delivered: it waits, and its subject's later events behind it, until a process that can
 * read it delivers; all other subjects' events go on.
 *
 * @param subject whom the event concerns
 * @param type its stored kind
 * @param reason why it cannot be read
 */
public record UnreadableEvent(String subject, String type, String reason) implements DomainEvent {
  public UnreadableEvent {
    requireNonNull(subject, "subject");
    requireNonNull(type, "type");
    requireNonNull(reason, "reason");
  }
}
