package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import java.io.Serializable;
import java.time.LocalDate;

/**
 * What a date brought a video whose counters were told for it.
 *
 * @param gained what the highest totals grew by
 * @param highest each total's highest value up to the date
 */
public record VideoDay(
    LocalDate day, String video, CreatorId creator, VideoCounts gained, VideoCounts highest)
    implements Serializable {
  /**
   * Returns what counters mean.
   *
   * @param before the highest totals before the date, {@link VideoCounts#NONE} if there are none
   */
  public static VideoDay of(Fact.VideoStats stats, VideoCounts before) {
    VideoCounts highest = VideoCounts.of(stats).max(before);
    return new VideoDay(
        stats.asOfDate(), stats.video(), stats.creator(), highest.minus(before), highest);
  }
}
