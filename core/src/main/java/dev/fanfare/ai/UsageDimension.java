package dev.fanfare.ai;

/** What totals of usage can be taken by. */
public enum UsageDimension {
  /** The day on which a call began, in the query's zone. */
  DAY,
  /** What it was for. */
  PURPOSE,
  /** The model that answered, or else was asked. */
  MODEL,
  /** The user that it was for. */
  USER,
  /** Whose it was. */
  TENANT
}
