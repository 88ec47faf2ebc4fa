package dev.fanfare.trend;

/** What can be a trend. */
public enum TrendKind {
  /** A hashtag. */
  HASHTAG,
  /** A piece of music or another sound that videos use. */
  SOUND,
  /** A way to make a video. */
  FORMAT,
  /** What videos are about. */
  TOPIC
}
