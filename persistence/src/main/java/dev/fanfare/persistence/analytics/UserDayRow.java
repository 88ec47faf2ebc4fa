package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a user did on a day. */
@Entity(name = "FanfareUserDay")
@Table(name = "fanfare_user_day")
@IdClass(UserDayRow.Key.class)
class UserDayRow {
  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Id
  @Column(name = "user_id")
  @Nullable String userId;

  long sessions;

  long seconds;

  @Column(name = "videos_watched")
  long videosWatched;

  @Column(name = "gifts_sent")
  long giftsSent;

  protected UserDayRow() {}

  /** The primary key. */
  record Key(LocalDate onDay, String userId) implements Serializable {}
}
