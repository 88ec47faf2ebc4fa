package dev.fanfare.persistence.payout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A gateway's word on an attempt. */
@Entity(name = "FanfarePayoutReport")
@Table(name = "fanfare_payout_report")
@IdClass(PayoutReportRow.Key.class)
class PayoutReportRow {
  @Id
  @Column(name = "attempt_key")
  @Nullable UUID attemptKey;

  @Id
  @Column(name = "event_id")
  @Nullable String eventId;

  @Id @Nullable String gateway;

  @Id @Nullable String state;

  @Nullable String reference;

  @Nullable String reason;

  @Nullable Instant at;

  /** The primary key. */
  record Key(
      @Nullable UUID attemptKey,
      @Nullable String eventId,
      @Nullable String gateway,
      @Nullable String state)
      implements Serializable {}

  protected PayoutReportRow() {}
}
