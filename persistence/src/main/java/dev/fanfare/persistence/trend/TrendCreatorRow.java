package dev.fanfare.persistence.trend;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A creator of whom it is known what is made. */
@Entity(name = "FanfareTrendCreator")
@Table(name = "fanfare_trend_creator")
class TrendCreatorRow {
  @Id @Nullable String creator;

  protected TrendCreatorRow() {}
}
