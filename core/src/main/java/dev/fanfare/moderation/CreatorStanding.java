package dev.fanfare.moderation;

/** How far a creator is trusted; policy rows go by it. */
public enum CreatorStanding {
  /** Nothing is known yet, or nobody could say. */
  NEW,
  /** Has published for a while without being blocked. */
  GOOD,
  /** Was restricted lately. */
  WATCHED
}
