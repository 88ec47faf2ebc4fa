package dev.fanfare.persistence.safety;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The report of a day. */
@Entity(name = "FanfareSafetyReport")
@Table(name = "fanfare_safety_report")
@IdClass(SafetyReportRow.Key.class)
class SafetyReportRow {
  @Id @Nullable String zone;

  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Column(name = "begins_at")
  @Nullable Instant beginsAt;

  @Column(name = "ends_at")
  @Nullable Instant endsAt;

  int revision;

  @Column(name = "made_at")
  @Nullable Instant madeAt;

  protected SafetyReportRow() {}

  record Key(String zone, LocalDate onDay) implements Serializable {}
}
