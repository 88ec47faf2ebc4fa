package dev.fanfare.persistence.analytics;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a video's counters stood at on a date. */
@Entity(name = "FanfareVideoStats")
@Table(name = "fanfare_video_stats")
@IdClass(VideoStatsRow.Key.class)
class VideoStatsRow {
  @Id @Nullable String video;

  @Id
  @Column(name = "as_of")
  @Nullable LocalDate asOf;

  @Nullable String creator;

  @Column(name = "views_total")
  long viewsTotal;

  @Column(name = "likes_total")
  long likesTotal;

  @Column(name = "comments_total")
  long commentsTotal;

  @Column(name = "shares_total")
  long sharesTotal;

  protected VideoStatsRow() {}

  /** The primary key. */
  record Key(String video, LocalDate asOf) implements Serializable {}
}
