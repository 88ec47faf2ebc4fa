package dev.fanfare.analytics;

import java.io.Serializable;
import java.util.Optional;

/** What people did with videos: counts, each 0 or more. */
public record VideoCounts(long views, long likes, long comments, long shares)
    implements Serializable {
  /** Nothing. */
  public static final VideoCounts NONE = new VideoCounts(0, 0, 0, 0);

  /** Returns the totals that a host told. */
  public static VideoCounts of(Fact.VideoStats stats) {
    return new VideoCounts(
        stats.viewsTotal(), stats.likesTotal(), stats.commentsTotal(), stats.sharesTotal());
  }

  /**
   * @throws ArithmeticException if a sum does not fit
   */
  public VideoCounts plus(VideoCounts other) {
    return new VideoCounts(
        Math.addExact(views, other.views),
        Math.addExact(likes, other.likes),
        Math.addExact(comments, other.comments),
        Math.addExact(shares, other.shares));
  }

  /** Returns what these counts exceed others by. */
  public VideoCounts minus(VideoCounts other) {
    return new VideoCounts(
        views - other.views, likes - other.likes, comments - other.comments, shares - other.shares);
  }

  /** Returns the greater of each count. */
  public VideoCounts max(VideoCounts other) {
    return new VideoCounts(
        Math.max(views, other.views),
        Math.max(likes, other.likes),
        Math.max(comments, other.comments),
        Math.max(shares, other.shares));
  }

  /** Returns likes, comments and shares together; a view is none. */
  public long interactions() {
    return Math.addExact(Math.addExact(likes, comments), shares);
  }

  /** Returns the interactions for each view, empty without a view. It may be above 1. */
  public Optional<Ratio> engagementRate() {
    return Ratio.of(interactions(), views);
  }
}
