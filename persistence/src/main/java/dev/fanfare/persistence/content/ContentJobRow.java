package dev.fanfare.persistence.content;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A content job. */
@Entity(name = "FanfareContentJob")
@Table(name = "fanfare_content_job")
class ContentJobRow {
  @Id @Nullable UUID id;
  @Nullable String creator;
  @Nullable String type;
  @Nullable String quality;
  boolean queued;

  @Column(length = 1_000_000)
  @Nullable String prompt;

  @Column(name = "credit_type")
  @Nullable String creditType;

  long credits;
  @Nullable UUID reservation;
  @Nullable String state;
  int token;
  int attempts;

  @Column(name = "due_at")
  @Nullable Instant dueAt;

  @Nullable Instant deadline;

  @Column(name = "overdue_at", insertable = false, updatable = false)
  @Nullable Instant overdueAt;

  @Column(length = 1_000_000)
  @Nullable String output;

  @Nullable String provider;
  @Nullable String model;

  @Column(name = "uncached_input")
  @Nullable Long uncachedInput;

  @Column(name = "cache_read")
  @Nullable Long cacheRead;

  @Column(name = "cache_write")
  @Nullable Long cacheWrite;

  @Column(name = "output_tokens")
  @Nullable Long outputTokens;

  @Column(name = "reasoning_tokens")
  @Nullable Long reasoningTokens;

  @Column(name = "processing_micros")
  @Nullable Long processingMicros;

  @Nullable String failure;
  @Nullable UUID charge;

  @Column(name = "created_at")
  @Nullable Instant createdAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  boolean erased;

  protected ContentJobRow() {}
}
