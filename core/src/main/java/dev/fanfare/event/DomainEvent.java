package dev.fanfare.event;

import java.io.Serializable;

/**
 * Something that happened to a creator and that a host may want to know. Implementations are
 * records of values, as for {@link Answer}; their simple class name is the event's name and never
 * changes.
 */
public interface DomainEvent extends Serializable {
  /** Returns whom it concerns, the creator's id: events of one subject are delivered in order. */
  String subject();
}
