package dev.fanfare.persistence.event;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event that waits for delivery. */
@Entity(name = "FanfareOutboxEvent")
@Table(name = "fanfare_outbox")
class OutboxRow {
  @Id long sequence;
  @Nullable UUID id;
  @Nullable String subject;
  @Nullable Instant at;

  @Column(name = "event_type")
  @Nullable String eventType;

  @Nullable String event;

  protected OutboxRow() {}
}
