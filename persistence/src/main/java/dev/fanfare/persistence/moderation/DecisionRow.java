package dev.fanfare.persistence.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision about a version. */
@Entity(name = "FanfareModerationDecision")
@Table(name = "fanfare_moderation_decision")
class DecisionRow {
  @Id @Nullable UUID id;

  @Column(insertable = false, updatable = false)
  long seq;

  @Nullable String content;
  int version;
  @Nullable String sha256;
  @Nullable String creator;
  @Nullable String visibility;
  @Nullable String monetary;
  @Nullable String service;
  @Nullable String account;
  @Nullable String categories;
  @Nullable String severity;

  @Column(name = "ground_kind")
  @Nullable String groundKind;

  @Nullable String ground;
  @Nullable String statement;
  @Nullable String reason;

  @Column(name = "appeal_from")
  @Nullable LocalDate appealFrom;

  @Column(name = "appeal_until")
  @Nullable LocalDate appealUntil;

  @Column(name = "appeal_zone")
  @Nullable String appealZone;

  @Column(name = "needs_human")
  boolean needsHuman;

  @Column(name = "needs_second")
  boolean needsSecond;

  @Column(name = "review_by")
  @Nullable Instant reviewBy;

  short strikes;
  boolean deferred;

  @Column(length = 1_000_000)
  @Nullable String basis;

  @Nullable String policy;

  @Column(name = "by_policy")
  @Nullable String byPolicy;

  @Column(name = "by_person")
  @Nullable String byPerson;

  @Nullable UUID overrides;
  @Nullable Instant at;

  protected DecisionRow() {}
}
