package dev.fanfare.persistence.ai;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call to a model. */
@Entity(name = "FanfareAiUsage")
@Table(name = "fanfare_ai_usage")
class UsageRow {
  @Id @Nullable UUID id;
  @Nullable Instant at;

  @Column(name = "user_id")
  @Nullable String userId;

  @Nullable String purpose;
  @Nullable String tenant;
  @Nullable String provider;
  @Nullable String model;

  @Column(name = "answered_provider")
  @Nullable String answeredProvider;

  @Column(name = "answered_model")
  @Nullable String answeredModel;

  @Column(name = "uncached_input")
  @Nullable Long uncachedInput;

  @Column(name = "cache_read")
  @Nullable Long cacheRead;

  @Column(name = "cache_write")
  @Nullable Long cacheWrite;

  @Nullable Long output;
  @Nullable Long reasoning;

  @Column(name = "cost_nanos")
  @Nullable Long costNanos;

  @Nullable String asset;
  @Nullable Short scale;
  @Nullable String unpriced;
  boolean streamed;
  short attempts;
  @Nullable String finish;
  @Nullable String fault;

  @Column(name = "took_micros")
  long tookMicros;

  @Column(name = "first_token_micros")
  @Nullable Long firstTokenMicros;

  @Column(name = "request_id")
  @Nullable String requestId;

  protected UsageRow() {}
}
