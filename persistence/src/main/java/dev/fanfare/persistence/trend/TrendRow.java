package dev.fanfare.persistence.trend;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trend as it was seen on a day. */
@Entity(name = "FanfareTrend")
@Table(name = "fanfare_trend")
class TrendRow {
  @Id @Nullable UUID id;
  @Nullable String kind;
  @Nullable String category;
  @Nullable String name;
  @Nullable String title;
  @Nullable String source;

  @Column(name = "made_on")
  @Nullable LocalDate madeOn;

  @Column(name = "growth_score")
  double growthScore;

  @Nullable Double momentum;

  @Column(name = "momentum_error")
  @Nullable Double momentumError;

  @Nullable Short popularity;

  @Column(name = "peak_on")
  @Nullable LocalDate peakOn;

  @Column(name = "peak_earliest")
  @Nullable LocalDate peakEarliest;

  @Column(name = "peak_latest")
  @Nullable LocalDate peakLatest;

  @Nullable String description;
  @Nullable String provider;
  @Nullable String model;
  @Nullable Double accuracy;

  @Column(name = "current_mark")
  @Nullable Short currentMark;

  @Nullable LocalDate awaits;

  protected TrendRow() {}
}
