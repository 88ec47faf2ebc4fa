package dev.fanfare.moderation.report;

/**
 * What a report counts. Some are counted apart: by the {@code part} and the {@code detail} named
 * here. "At the end" is the instant at which the day is over.
 */
public enum SafetyMetric {
  /** Versions of items whose first screening began on the day. */
  SCANNED(0),
  /** Versions of items that got a flag on the day. */
  FLAGGED(0),
  /** Flags opened on the day; by category and severity. */
  FLAGS(2),
  /** Of these, flags that have been found right by now; by category and severity. */
  FLAGS_CONFIRMED(2),
  /** Of these, flags that have been found wrong by now; by category and severity. */
  FLAGS_DISMISSED(2),
  /**
   * Decisions of a policy made on the day; by dimension and action. Every decision has one on
   * VISIBILITY, and one on MONETARY, SERVICE or ACCOUNT where it does something there.
   */
  DECISIONS_AUTOMATED(2),
  /** Decisions of people, likewise. */
  DECISIONS_HUMAN(2),
  /** Cases opened for a person on the day; by queue and kind. */
  CASES_OPENED(2),
  /** Cases that ended on the day; by queue and how. */
  CASES_ENDED(2),
  /** Of these, cases that ended after they were due; by queue. */
  CASES_LATE(1),
  /** Cases open at the end; by queue. */
  CASES_OPEN(1),
  /** Of these, cases that were due before the end; by queue. */
  CASES_OVERDUE(1),
  /** The age of the oldest of them in seconds; by queue. */
  QUEUE_AGE_OLDEST(1),
  /** The age that half of them do not exceed, in seconds; by queue. */
  QUEUE_AGE_MEDIAN(1),
  /** The age that 95 % of them do not exceed, in seconds; by queue. */
  QUEUE_AGE_P95(1),
  /** Appeals opened on the day; by who appealed. */
  APPEALS_OPENED(1),
  /** Appeals decided or withdrawn on the day; by who appealed and how it ended. */
  APPEALS_CLOSED(2),
  /** Appeals open at the end; by who appealed. */
  APPEALS_OPEN(1),
  /** Outages that have a moment in the day; by stage. */
  OUTAGES(1),
  /** How long they were within the day, in seconds; by stage. */
  OUTAGE_SECONDS(1),
  /** Outages that were not over at the end, 0 or 1; by stage. */
  OUTAGES_OPEN(1),
  /** Decisions of the day by which something is shown although a stage was out. */
  DEFERRED(0),
  /** Such decisions, of that day or an earlier one, that still stood at the end. */
  DEFERRED_OPEN(0),
  /** The age of the oldest of them at the end, in seconds. */
  DEFERRED_OLDEST(0);

  private final int axes;

  SafetyMetric(int axes) {
    this.axes = axes;
  }

  /** Returns by how many names it is counted apart: 0, by part (1), or by part and detail (2). */
  public int axes() {
    return axes;
  }
}
