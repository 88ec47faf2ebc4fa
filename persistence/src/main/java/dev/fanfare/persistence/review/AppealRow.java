package dev.fanfare.persistence.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An appeal. */
@Entity(name = "FanfareAppeal")
@Table(name = "fanfare_appeal")
class AppealRow {
  @Id @Nullable UUID id;
  @Nullable UUID decision;

  @Column(name = "content_id")
  @Nullable String contentId;

  @Column(name = "content_version")
  int contentVersion;

  @Nullable String creator;
  @Nullable String party;
  @Nullable String appellant;
  @Nullable String explanation;
  @Nullable String state;

  @Column(name = "opened_at")
  @Nullable Instant openedAt;

  @Nullable String reviewer;
  @Nullable UUID result;

  @Column(name = "closed_at")
  @Nullable Instant closedAt;

  @Nullable String reference;
  long version;

  protected AppealRow() {}
}
