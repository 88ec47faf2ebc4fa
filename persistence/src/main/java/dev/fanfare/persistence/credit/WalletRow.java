package dev.fanfare.persistence.credit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A wallet. */
@Entity(name = "FanfareCreditWallet")
@Table(name = "fanfare_credit_wallet")
class WalletRow {
  @Id @Nullable UUID id;
  @Nullable String creator;

  @Column(name = "credit_type")
  @Nullable String creditType;

  @Column(name = "changed_at")
  @Nullable Instant changedAt;

  long available;
  long reserved;

  @Column(name = "last_entry")
  @Nullable Long lastEntry;

  @Column(name = "last_at")
  @Nullable Instant lastAt;

  @Column(name = "prior_at")
  @Nullable Instant priorAt;

  @Column(name = "next_due")
  @Nullable Instant nextDue;

  @Column(name = "first_grant")
  @Nullable UUID firstGrant;

  @Column(name = "first_left")
  @Nullable Long firstLeft;

  @Nullable Long allowance;

  @Column(name = "allowance_priority")
  @Nullable Short allowancePriority;

  @Column(name = "allowance_anchor")
  @Nullable Instant allowanceAnchor;

  @Column(name = "allowance_zone")
  @Nullable String allowanceZone;

  @Column(name = "allowance_rollover")
  @Nullable Long allowanceRollover;

  @Column(name = "allowance_policy")
  @Nullable String allowancePolicy;

  long period;

  @Column(name = "period_start")
  @Nullable Instant periodStart;

  @Column(name = "period_end")
  @Nullable Instant periodEnd;

  @Column(name = "period_allowed")
  long periodAllowed;

  @Column(name = "period_carried")
  long periodCarried;

  @Column(name = "period_granted")
  long periodGranted;

  @Column(name = "period_used")
  long periodUsed;

  protected WalletRow() {}
}
