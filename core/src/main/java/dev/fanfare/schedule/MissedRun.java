package dev.fanfare.schedule;

/**
 * What becomes of runs that nobody started in time: the host was down, or a run before took too
 * long.
 */
public enum MissedRun {
  /** The latest missed run is made up for, once; it does the work of those before it. */
  RUN_ONCE_LATE,
  /** Every missed run is made up for, oldest first; each has a period of its own to work on. */
  CATCH_UP_EVERY_PERIOD,
  /** Missed runs are left out. */
  SKIP
}
