package dev.fanfare.trend;

/** Where a trend comes from. */
public enum TrendSource {
  /** It follows from what the platform counted. */
  COMPUTED,
  /** A model proposed it; nothing but its form was checked. */
  MODEL
}
