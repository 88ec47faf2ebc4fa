package dev.fanfare.persistence.moderation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An outage of a stage. */
@Entity(name = "FanfareModerationOutage")
@Table(name = "fanfare_moderation_outage")
@IdClass(OutageRow.Key.class)
class OutageRow {
  @Id @Nullable String stage;

  @Id
  @Column(name = "began_at")
  @Nullable Instant beganAt;

  @Column(name = "ended_at")
  @Nullable Instant endedAt;

  @Column(name = "open_stage")
  @Nullable String openStage;

  protected OutageRow() {}

  record Key(String stage, Instant beganAt) implements Serializable {}
}
