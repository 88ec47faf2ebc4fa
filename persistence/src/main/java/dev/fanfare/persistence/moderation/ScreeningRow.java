package dev.fanfare.persistence.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A screening of a version of an item. */
@Entity(name = "FanfareModerationScreening")
@Table(name = "fanfare_moderation_screening")
@IdClass(ScreeningRow.Key.class)
class ScreeningRow {
  @Id @Nullable String content;
  @Id int version;
  @Nullable String creator;
  @Nullable String sha256;
  @Nullable String digest;
  boolean erased;
  @Nullable String kind;
  @Nullable String surface;
  @Nullable String locale;

  @Column(length = 1_000_000)
  @Nullable String body;

  @Column(length = 1_000_000)
  @Nullable String transcript;

  @Column(length = 1_000_000)
  @Nullable String media;

  @Column(name = "declared_ai_made")
  @Nullable Boolean declaredAiMade;

  @Column(name = "begun_at")
  @Nullable Instant begunAt;

  @Column(name = "opened_at")
  @Nullable Instant openedAt;

  @Nullable UUID run;

  @Column(name = "run_due_at")
  @Nullable Instant runDueAt;

  @Column(name = "run_again")
  @Nullable Boolean runAgain;

  @Column(name = "run_cause")
  @Nullable String runCause;

  int tries;

  @Column(name = "waits_for")
  @Nullable String waitsFor;

  @Column(name = "waits_shown")
  @Nullable Boolean waitsShown;

  @Column(name = "waits_risk")
  @Nullable String waitsRisk;

  @Column(name = "waits_since")
  @Nullable Instant waitsSince;

  @Column(name = "next_try")
  @Nullable Instant nextTry;

  @Column(insertable = false, updatable = false)
  @Nullable Short urgency;

  @Column(name = "first_decision")
  @Nullable UUID firstDecision;

  @Nullable UUID standing;
  @Nullable String mark;

  @Column(name = "mark_fault")
  @Nullable String markFault;

  protected ScreeningRow() {}

  record Key(String content, int version) implements Serializable {}
}
