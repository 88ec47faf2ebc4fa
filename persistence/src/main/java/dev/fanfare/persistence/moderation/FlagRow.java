package dev.fanfare.persistence.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A flag on a version. */
@Entity(name = "FanfareModerationFlag")
@Table(name = "fanfare_moderation_flag")
class FlagRow {
  @Id @Nullable UUID id;
  @Nullable String content;
  int version;
  @Nullable String creator;
  @Nullable String category;
  @Nullable String severity;
  double confidence;
  @Nullable String family;
  @Nullable UUID signal;

  @Column(name = "raised_by")
  @Nullable String raisedBy;

  @Column(name = "opened_at")
  @Nullable Instant openedAt;

  @Nullable String outcome;
  @Nullable String reason;

  @Column(name = "by_policy")
  @Nullable String byPolicy;

  @Column(name = "by_person")
  @Nullable String byPerson;

  @Column(name = "resolved_at")
  @Nullable Instant resolvedAt;

  protected FlagRow() {}
}
