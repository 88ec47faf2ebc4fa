package dev.fanfare.persistence.payout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A batch of payouts. */
@Entity(name = "FanfarePayoutRun")
@Table(name = "fanfare_payout_run")
class PayoutRunRow {
  @Id
  @Column(name = "run_key")
  @Nullable String runKey;

  @Nullable Instant cutoff;

  @Nullable String method;

  @Nullable String asset;

  short scale;

  @Column(name = "period_end")
  @Nullable LocalDate periodEnd;

  @Nullable Long minimum;

  @Nullable String phase;

  protected PayoutRunRow() {}
}
