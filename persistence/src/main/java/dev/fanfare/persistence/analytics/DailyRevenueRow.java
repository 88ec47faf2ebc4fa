package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a source brought on a day. */
@Entity(name = "FanfareDailyRevenue")
@Table(name = "fanfare_daily_revenue")
@IdClass(DailyRevenueRow.Key.class)
class DailyRevenueRow {
  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Id @Nullable String source;

  @Id @Nullable String asset;

  @Id short scale;

  long sales;

  long gross;

  long refunds;

  long refunded;

  @Column(name = "creator_earnings")
  long creatorEarnings;

  protected DailyRevenueRow() {}

  /** The primary key. */
  record Key(LocalDate onDay, String source, String asset, short scale) implements Serializable {}
}
