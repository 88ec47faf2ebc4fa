package dev.fanfare.persistence.trend;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What was counted of something on a day. */
@Entity(name = "FanfareTrendCount")
@Table(name = "fanfare_trend_count")
@IdClass(TrendCountRow.Key.class)
class TrendCountRow {
  @Id @Nullable String kind;
  @Id @Nullable String category;
  @Id @Nullable String name;

  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Nullable String title;
  long uses;
  long creators;

  protected TrendCountRow() {}

  record Key(String kind, String category, String name, LocalDate onDay) implements Serializable {}
}
