package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A day of the platform. */
@Entity(name = "FanfareDailyAnalytics")
@Table(name = "fanfare_daily_analytics")
class DailyAnalyticsRow {
  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Column(name = "active_users")
  long activeUsers;

  @Column(name = "new_users")
  long newUsers;

  long gifts;

  @Column(name = "free_gifts")
  long freeGifts;

  @Column(name = "top_spark")
  @Nullable String topSpark;

  protected DailyAnalyticsRow() {}
}
