package dev.fanfare.persistence.tier;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The tier in force for a creator and what was earned, or a creator without a tier yet. */
@Entity(name = "FanfareTierStanding")
@Table(name = "fanfare_tier_standing")
class TierStandingRow {
  @Id @Nullable String creator;
  @Nullable Long seq;

  @Column(name = "prev_seq")
  @Nullable Long prevSeq;

  @Nullable String tier;
  @Nullable Short level;
  @Nullable String cause;

  @Column(name = "began_at")
  @Nullable Instant beganAt;

  @Column(name = "policy_version")
  @Nullable String policyVersion;

  @Nullable String evidence;
  @Nullable String reason;

  @Column(name = "override_until")
  @Nullable Instant overrideUntil;

  boolean saved;

  @Column(name = "earned_tier")
  @Nullable String earnedTier;

  @Column(name = "earned_level")
  @Nullable Short earnedLevel;

  @Column(name = "promoted_at")
  @Nullable Instant promotedAt;

  @Nullable Integer misses;

  @Column(name = "earned_policy_version")
  @Nullable String earnedPolicyVersion;

  @Column(name = "earned_evidence")
  @Nullable String earnedEvidence;

  protected TierStandingRow() {}
}
