package dev.fanfare.moderation;

/** Whether a detector did its work. Only {@link #OK} means that it looked. */
public enum SignalStatus {
  /** It looked, and says what it found. */
  OK,
  /** There was nothing for it to look at. */
  INAPPLICABLE,
  /** It failed, or was not there. */
  ERRORED,
  /** It took too long. */
  TIMED_OUT,
  /** It would not judge this item: it refused, or does not take such content. */
  REFUSED,
  /** What it said cannot be believed. */
  MALFORMED;

  /** Returns whether it should have looked and did not. */
  public boolean isMissing() {
    return this != OK && this != INAPPLICABLE;
  }

  /**
   * Returns whether another try, once the detector is back, may help: the item is not the cause.
   */
  public boolean isOutage() {
    return this == ERRORED || this == TIMED_OUT;
  }
}
