package dev.fanfare.analytics;

/** What creators are ranked by, the greatest first. */
public enum Ranking {
  /** What gifts brought them, in one asset. */
  GIFT_REVENUE,
  /** Gifts received that cost something. */
  GIFTS,
  /** Views gained. */
  VIEWS,
  /** Likes, comments and shares gained. */
  INTERACTIONS,
  /** Followers gained. */
  FOLLOWERS_GAINED
}
