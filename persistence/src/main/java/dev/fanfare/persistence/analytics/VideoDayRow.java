package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a date brought a video. */
@Entity(name = "FanfareVideoDay")
@Table(name = "fanfare_video_day")
@IdClass(VideoDayRow.Key.class)
class VideoDayRow {
  @Id
  @Column(name = "on_day")
  @Nullable LocalDate onDay;

  @Id @Nullable String video;

  @Nullable String creator;

  long views;

  long likes;

  long comments;

  long shares;

  @Column(name = "highest_views")
  long highestViews;

  @Column(name = "highest_likes")
  long highestLikes;

  @Column(name = "highest_comments")
  long highestComments;

  @Column(name = "highest_shares")
  long highestShares;

  protected VideoDayRow() {}

  /** The primary key. */
  record Key(LocalDate onDay, String video) implements Serializable {}
}
