package dev.fanfare.cli.platform;

import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * A row of {@code video_stats.csv}: what a video's counters showed on a day, since it was
 * published.
 *
 * @param line where it stands in the file
 */
public record VideoRow(
    long line,
    LocalDate asOf,
    String video,
    CreatorId creator,
    long viewsTotal,
    long likesTotal,
    long commentsTotal) {
  /** By day, then by video, however the file is ordered. */
  public static final Comparator<VideoRow> BY_DAY =
      Comparator.comparing(VideoRow::asOf).thenComparing(VideoRow::video);

  /** Returns what it tells. */
  Fact fact() {
    return new Fact.VideoStats(video, creator, asOf, viewsTotal, likesTotal, commentsTotal, 0);
  }

  boolean sameContent(VideoRow other) {
    return creator.equals(other.creator)
        && viewsTotal == other.viewsTotal
        && likesTotal == other.likesTotal
        && commentsTotal == other.commentsTotal;
  }
}
