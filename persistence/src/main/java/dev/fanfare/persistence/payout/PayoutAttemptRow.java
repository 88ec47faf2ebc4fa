package dev.fanfare.persistence.payout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was handed to a gateway. */
@Entity(name = "FanfarePayoutAttempt")
@Table(name = "fanfare_payout_attempt")
class PayoutAttemptRow {
  @Id
  @Column(name = "attempt_key")
  @Nullable UUID attemptKey;

  long added;

  @Nullable UUID payout;

  @Nullable String creator;

  @Nullable String method;

  @Nullable String asset;

  short scale;

  long amount;

  @Nullable Instant at;

  @Nullable String gateway;

  byte @Nullable [] details;

  @Column(name = "details_key")
  @Nullable Long detailsKey;

  @Column(name = "is_open")
  boolean isOpen;

  @Column(name = "open_marker")
  @Nullable UUID openMarker;

  boolean acknowledged;

  int sends;

  int lookups;

  @Column(name = "next_check_at")
  @Nullable Instant nextCheckAt;

  protected PayoutAttemptRow() {}
}
