package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What gifts brought a creator on a day. */
@Entity(name = "FanfareCreatorRevenue")
@Table(name = "fanfare_creator_revenue")
@IdClass(CreatorRevenueRow.Key.class)
class CreatorRevenueRow {
  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Id @Nullable String creator;

  @Id @Nullable String asset;

  @Id short scale;

  long net;

  protected CreatorRevenueRow() {}

  /** The primary key. */
  record Key(LocalDate onDay, String creator, String asset, short scale) implements Serializable {}
}
