package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a transaction changed. */
@Entity(name = "FanfareMark")
@Table(name = "fanfare_mark")
class MarkRow {
  @Id long id;

  @Column(name = "hour_start")
  @Nullable Instant hourStart;

  @Column(name = "on_date")
  @Nullable LocalDate onDate;

  protected MarkRow() {}
}
