package dev.fanfare.moderation;

/** Whether a policy row counts. */
public enum RowMode {
  /** It does not. */
  OFF,
  /** It does not, but what it would have done is noted. */
  SHADOW,
  /** It does. */
  LIVE
}
