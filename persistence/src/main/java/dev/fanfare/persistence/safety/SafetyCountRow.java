package dev.fanfare.persistence.safety;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A number of a report. */
@Entity(name = "FanfareSafetyCount")
@Table(name = "fanfare_safety_count")
@IdClass(SafetyCountRow.Key.class)
class SafetyCountRow {
  @Id @Nullable String zone;

  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Id @Nullable String metric;
  @Id @Nullable String part;
  @Id @Nullable String detail;
  long amount;

  protected SafetyCountRow() {}

  record Key(String zone, LocalDate onDay, String metric, String part, String detail)
      implements Serializable {}
}
