package dev.fanfare.analytics;

/** What counts as having come back. A table is of one mode; figures of two are never mixed. */
public enum RetentionMode {
  /** Active ON the day, or IN the week or month, at the offset. */
  ON,
  /**
   * Active then or at any time later. It grows as long as users come back, so an old cohort looks
   * better than a young one.
   */
  ON_OR_AFTER
}
