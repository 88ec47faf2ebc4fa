package dev.fanfare.persistence.tier;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A tier that was in force and has ended. */
@Entity(name = "FanfareTierHistory")
@Table(name = "fanfare_tier_history")
@IdClass(TierHistoryRow.Key.class)
class TierHistoryRow {
  @Id @Nullable String creator;
  @Id long seq;

  @Column(name = "prev_seq")
  @Nullable Long prevSeq;

  @Nullable String tier;
  short level;
  @Nullable String cause;

  @Column(name = "began_at")
  @Nullable Instant beganAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "policy_version")
  @Nullable String policyVersion;

  @Nullable String evidence;
  @Nullable String reason;

  @Column(name = "override_until")
  @Nullable Instant overrideUntil;

  protected TierHistoryRow() {}

  record Key(String creator, long seq) implements Serializable {}
}
