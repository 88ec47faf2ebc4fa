package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The gifts of one spark in an hour. */
@Entity(name = "FanfareGiftHour")
@Table(name = "fanfare_gift_hour")
@IdClass(GiftHourRow.Key.class)
class GiftHourRow {
  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Id
  @Column(name = "hour_start")
  @Nullable Instant hourStart;

  @Id @Nullable String spark;

  @Id @Nullable String asset;

  @Id short scale;

  long sends;

  long revenue;

  @Column(name = "creator_earnings")
  long creatorEarnings;

  @Column(name = "unique_senders")
  long uniqueSenders;

  @Column(name = "unique_recipients")
  long uniqueRecipients;

  protected GiftHourRow() {}

  /** The primary key. */
  record Key(LocalDate onDay, Instant hourStart, String spark, String asset, short scale)
      implements Serializable {}
}
