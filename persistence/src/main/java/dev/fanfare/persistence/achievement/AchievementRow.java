package dev.fanfare.persistence.achievement;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An achievement that a creator has. */
@Entity(name = "FanfareAchievement")
@Table(name = "fanfare_achievement")
@IdClass(AchievementRow.Key.class)
class AchievementRow {
  @Id @Nullable String creator;
  @Id @Nullable String code;
  @Nullable String name;
  @Nullable String description;
  @Nullable String badge;

  @Column(name = "reward_credits")
  long rewardCredits;

  @Column(name = "policy_version")
  @Nullable String policyVersion;

  @Nullable String metric;

  @Column(name = "metric_value")
  long metricValue;

  @Column(name = "unlocked_at")
  @Nullable Instant unlockedAt;

  protected AchievementRow() {}

  record Key(String creator, String code) implements Serializable {}
}
