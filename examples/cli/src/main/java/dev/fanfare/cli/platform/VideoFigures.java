package dev.fanfare.cli.platform;

import dev.fanfare.creator.CreatorId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a creator's videos gained in a window of days, and all they ever had.
 *
 * <p>Counters are cumulative, so that a day's gain is the total less the highest total known before
 * (0 if none), and never below 0: a counter that falls and recovers gains nothing twice.
 */
final class VideoFigures {
  /** Keeps engagement within what {@code CreatorStats} takes; nothing real comes near. */
  private static final long MAX_INTERACTIONS = Long.MAX_VALUE / 1_000_000;

  private long viewsGained;
  private long interactionsGained;
  private long totalViews;
  private long bestVideoViews;
  private final Set<String> counted = new HashSet<>();

  private VideoFigures() {}

  /** The highest counters of a video so far. */
  private static final class Highest {
    private final long[] totals = new long[3];

    /** Returns what a counter gained with a new reading. */
    long gained(int counter, long total) {
      long gained = Math.max(0, total - totals[counter]);
      totals[counter] += gained;
      return gained;
    }
  }

  /**
   * Returns the figures of every creator with a row up to a day.
   *
   * @param rows by day
   * @param asOf the window's last day; later rows don't count
   * @param windowDays how many days the window has
   */
  static Map<CreatorId, VideoFigures> of(List<VideoRow> rows, LocalDate asOf, int windowDays) {
    LocalDate first = asOf.minusDays(windowDays - 1L);
    Map<String, Highest> highest = new HashMap<>();
    Map<CreatorId, VideoFigures> figures = new HashMap<>();
    for (VideoRow row : rows) {
      if (row.asOf().isAfter(asOf)) {
        break;
      }
      figures
          .computeIfAbsent(row.creator(), creator -> new VideoFigures())
          .add(
              row,
              highest.computeIfAbsent(row.video(), video -> new Highest()),
              !row.asOf().isBefore(first));
    }
    return figures;
  }

  private void add(VideoRow row, Highest highest, boolean inWindow) {
    long views = highest.gained(0, row.viewsTotal());
    long likes = highest.gained(1, row.likesTotal());
    long comments = highest.gained(2, row.commentsTotal());
    totalViews += views;
    bestVideoViews = Math.max(bestVideoViews, highest.totals[0]);
    if (inWindow) {
      viewsGained += views;
      interactionsGained = Math.min(MAX_INTERACTIONS, interactionsGained + likes + comments);
      counted.add(row.video());
    }
  }

  /** Returns the views gained in the window. */
  long viewsGained() {
    return viewsGained;
  }

  /** Returns the likes and comments gained in the window. */
  long interactionsGained() {
    return interactionsGained;
  }

  /** Returns how many videos have a row in the window. */
  int videosCounted() {
    return counted.size();
  }

  /** Returns the sum of the videos' highest totals. */
  long totalViews() {
    return totalViews;
  }

  long bestVideoViews() {
    return bestVideoViews;
  }
}
