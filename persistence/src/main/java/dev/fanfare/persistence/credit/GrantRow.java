package dev.fanfare.persistence.credit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Credits that came into a wallet together. */
@Entity(name = "FanfareCreditGrant")
@Table(name = "fanfare_credit_grant")
class GrantRow {
  @Id @Nullable UUID id;
  @Nullable UUID wallet;
  @Nullable String source;
  long amount;
  short priority;

  @Column(name = "effective_at")
  @Nullable Instant effectiveAt;

  @Column(name = "expires_at")
  @Nullable Instant expiresAt;

  @Nullable Long period;
  @Nullable UUID parent;
  long remaining;
  long held;

  @Column(name = "active_wallet", insertable = false, updatable = false)
  @Nullable UUID activeWallet;

  protected GrantRow() {}
}
