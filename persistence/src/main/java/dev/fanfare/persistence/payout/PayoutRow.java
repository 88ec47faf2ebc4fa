package dev.fanfare.persistence.payout;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payout and where it stands. */
@Entity(name = "FanfarePayout")
@Table(name = "fanfare_payout")
class PayoutRow {
  @Id @Nullable UUID id;

  @Nullable String creator;

  @Nullable String method;

  @Nullable String gateway;

  @Column(name = "balance_asset")
  @Nullable String balanceAsset;

  @Column(name = "balance_scale")
  short balanceScale;

  long gross;

  @Column(name = "fx_rate")
  @Nullable String fxRate;

  @Column(name = "fx_source")
  @Nullable String fxSource;

  @Column(name = "fx_at")
  @Nullable Instant fxAt;

  @Column(name = "fx_spent")
  @Nullable Long fxSpent;

  @Column(name = "fx_remainder")
  @Nullable Long fxRemainder;

  @Nullable String asset;

  short scale;

  long amount;

  long fee;

  long tax;

  long net;

  @Column(name = "schedule_version")
  @Nullable String scheduleVersion;

  @Column(name = "fee_bearer")
  @Nullable String feeBearer;

  @Column(name = "fee_total")
  long feeTotal;

  @Column(name = "tax_name")
  @Nullable String taxName;

  @Column(name = "tax_ppm")
  @Nullable Integer taxPpm;

  @Nullable String state;

  int version;

  @Column(name = "period_start")
  @Nullable LocalDate periodStart;

  @Column(name = "period_end")
  @Nullable LocalDate periodEnd;

  @Column(name = "run_key")
  @Nullable String runKey;

  @Nullable String reference;

  @Nullable String reason;

  @Nullable String contradiction;

  @Column(name = "requested_at")
  @Nullable Instant requestedAt;

  @Column(name = "submitted_at")
  @Nullable Instant submittedAt;

  @Column(name = "completed_at")
  @Nullable Instant completedAt;

  @Column(name = "changed_at")
  @Nullable Instant changedAt;

  protected PayoutRow() {}
}
