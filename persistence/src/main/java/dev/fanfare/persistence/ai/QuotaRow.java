package dev.fanfare.persistence.ai;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A user's day. */
@Entity(name = "FanfareAiQuota")
@Table(name = "fanfare_ai_quota")
@IdClass(QuotaRow.Key.class)
class QuotaRow {
  @Id
  @Column(name = "user_id")
  @Nullable String userId;

  @Id @Nullable String purpose;
  @Nullable String zone;

  @Column(name = "reset_at")
  @Nullable Instant resetAt;

  int used;

  protected QuotaRow() {}

  record Key(String userId, String purpose) implements Serializable {}
}
