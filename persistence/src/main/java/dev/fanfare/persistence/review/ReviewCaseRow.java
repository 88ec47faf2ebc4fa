package dev.fanfare.persistence.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A version of an item that somebody has to look at. */
@Entity(name = "FanfareReviewCase")
@Table(name = "fanfare_review_case")
class ReviewCaseRow {
  @Id @Nullable UUID id;
  @Nullable String kind;
  @Nullable String queue;

  @Column(name = "content_id")
  @Nullable String contentId;

  @Column(name = "content_version")
  int contentVersion;

  @Nullable String creator;
  @Nullable UUID decision;
  @Nullable UUID appeal;
  @Nullable String categories;
  @Nullable String severity;
  int confidence;
  long reach;
  int boost;

  @Column(name = "needs_second")
  boolean needsSecond;

  long base;
  long gain;

  @Column(name = "step_micros")
  long stepMicros;

  long priority;

  @Column(name = "reprice_at")
  @Nullable Instant repriceAt;

  @Column(name = "opened_at")
  @Nullable Instant openedAt;

  @Column(name = "due_at")
  @Nullable Instant dueAt;

  @Column(name = "touched_at")
  @Nullable Instant touchedAt;

  @Column(name = "lease_by")
  @Nullable String leaseBy;

  @Column(name = "lease_until")
  @Nullable Instant leaseUntil;

  long token;
  @Nullable String outcome;
  @Nullable UUID result;

  @Column(name = "decided_by")
  @Nullable String decidedBy;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  long version;

  @Column(name = "open_queue", insertable = false, updatable = false)
  @Nullable String openQueue;

  @Column(name = "turn_at", insertable = false, updatable = false)
  @Nullable Instant turnAt;

  @Column(name = "open_mark", insertable = false, updatable = false)
  @Nullable Short openMark;

  protected ReviewCaseRow() {}
}
