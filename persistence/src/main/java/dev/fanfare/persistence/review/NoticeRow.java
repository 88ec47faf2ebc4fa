package dev.fanfare.persistence.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notice. */
@Entity(name = "FanfareNotice")
@Table(name = "fanfare_notice")
class NoticeRow {
  @Id @Nullable UUID id;

  @Column(name = "content_id")
  @Nullable String contentId;

  @Column(name = "content_version")
  int contentVersion;

  @Nullable String creator;
  @Nullable String category;
  @Nullable String claim;
  @Nullable String source;
  @Nullable String reporter;
  @Nullable String explanation;
  boolean complete;
  @Nullable Instant at;
  @Nullable String outcome;
  @Nullable UUID decision;

  @Column(name = "settled_at")
  @Nullable Instant settledAt;

  @Column(name = "informed_at")
  @Nullable Instant informedAt;

  protected NoticeRow() {}
}
