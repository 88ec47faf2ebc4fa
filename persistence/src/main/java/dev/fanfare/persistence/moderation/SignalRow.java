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

/** What a detector stated. */
@Entity(name = "FanfareModerationSignal")
@Table(name = "fanfare_moderation_signal")
@IdClass(SignalRow.Key.class)
class SignalRow {
  @Id @Nullable String content;
  @Id int version;

  @Id
  @Column(insertable = false, updatable = false)
  long seq;

  @Nullable UUID run;
  @Nullable UUID id;
  @Nullable String detector;

  @Column(name = "detector_version")
  @Nullable String detectorVersion;

  @Nullable String family;
  @Nullable String status;
  @Nullable String category;
  @Nullable String severity;
  double confidence;

  @Column(length = 1_000_000)
  @Nullable String evidence;

  @Nullable String fault;
  @Nullable Instant at;

  protected SignalRow() {}

  record Key(String content, int version, long seq) implements Serializable {}
}
