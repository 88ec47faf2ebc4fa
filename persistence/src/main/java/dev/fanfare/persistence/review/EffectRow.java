package dev.fanfare.persistence.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a decision does. */
@Entity(name = "FanfareEffect")
@Table(name = "fanfare_effect")
class EffectRow {
  @Id @Nullable UUID decision;
  @Nullable String creator;

  @Column(name = "content_id")
  @Nullable String contentId;

  @Column(name = "content_version")
  int contentVersion;

  @Nullable String visibility;
  @Nullable String monetary;
  @Nullable String service;
  @Nullable String account;
  int strikes;
  @Nullable Instant at;

  @Column(name = "strikes_until")
  @Nullable Instant strikesUntil;

  @Column(name = "lifted_by")
  @Nullable UUID liftedBy;

  @Column(name = "lifted_at")
  @Nullable Instant liftedAt;

  @Column(name = "counts_until", insertable = false, updatable = false)
  @Nullable Instant countsUntil;

  @Column(insertable = false, updatable = false)
  @Nullable String restricted;

  protected EffectRow() {}
}
