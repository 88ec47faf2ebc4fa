package dev.fanfare.persistence.ai;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of a budget for a call. */
@Entity(name = "FanfareAiReservation")
@Table(name = "fanfare_ai_reservation")
@IdClass(ReservationRow.Key.class)
class ReservationRow {
  @Id
  @Column(name = "call_id")
  @Nullable UUID callId;

  @Id @Nullable UUID budget;
  long amount;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Nullable String state;
  long counted;

  protected ReservationRow() {}

  record Key(UUID callId, UUID budget) implements Serializable {}
}
