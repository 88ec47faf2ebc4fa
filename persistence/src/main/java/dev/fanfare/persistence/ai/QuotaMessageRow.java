package dev.fanfare.persistence.ai;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message that was to count in a day. */
@Entity(name = "FanfareAiQuotaMessage")
@Table(name = "fanfare_ai_quota_message")
@IdClass(QuotaMessageRow.Key.class)
class QuotaMessageRow {
  @Id
  @Column(name = "user_id")
  @Nullable String userId;

  @Id @Nullable String purpose;
  @Id @Nullable String message;
  @Nullable String state;

  @Column(name = "reset_at")
  @Nullable Instant resetAt;

  protected QuotaMessageRow() {}

  record Key(String userId, String purpose, String message) implements Serializable {}
}
