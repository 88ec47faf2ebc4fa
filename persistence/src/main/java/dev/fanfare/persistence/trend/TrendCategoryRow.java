package dev.fanfare.persistence.trend;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** What a creator makes. */
@Entity(name = "FanfareTrendCategory")
@Table(name = "fanfare_trend_category")
@IdClass(TrendCategoryRow.Key.class)
class TrendCategoryRow {
  @Id @Nullable String creator;
  @Id @Nullable String category;
  long place;

  protected TrendCategoryRow() {}

  record Key(String creator, String category) implements Serializable {}
}
