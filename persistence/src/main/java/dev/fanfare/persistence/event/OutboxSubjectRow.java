package dev.fanfare.persistence.event;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A subject that ever had an event. */
@Entity(name = "FanfareOutboxSubject")
@Table(name = "fanfare_outbox_subject")
class OutboxSubjectRow {
  @Id @Nullable String subject;

  protected OutboxSubjectRow() {}
}
