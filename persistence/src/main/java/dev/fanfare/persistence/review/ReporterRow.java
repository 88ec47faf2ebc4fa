package dev.fanfare.persistence.review;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was decided about somebody who reports. */
@Entity(name = "FanfareReporter")
@Table(name = "fanfare_reporter")
class ReporterRow {
  @Id @Nullable String reporter;

  @Column(name = "warned_at")
  @Nullable Instant warnedAt;

  @Column(name = "suspended_until")
  @Nullable Instant suspendedUntil;

  @Column(name = "decided_by")
  @Nullable String decidedBy;

  protected ReporterRow() {}
}
