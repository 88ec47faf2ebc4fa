package dev.fanfare.content;

/** How a content job stands. */
public enum ContentState {
  /** Waits for a worker. */
  QUEUED,
  /** A model is asked. */
  PROCESSING,
  /** The output is stored and is being screened, or waits for a screen that answers. */
  SCREENING,
  /** Moderation wants somebody to decide on the output. */
  HELD,
  /** The output may be handed over; the credits are charged. */
  COMPLETED,
  /** Moderation refused the output; the credits went back. */
  BLOCKED,
  /** There is no output; the credits went back. */
  FAILED;

  /** Returns whether nothing can change any more. */
  public boolean isFinal() {
    return this == COMPLETED || this == BLOCKED || this == FAILED;
  }

  /** Returns whether a process has to go on with it by itself at some time. */
  boolean isScheduled() {
    return this == QUEUED || this == PROCESSING || this == SCREENING;
  }

  /** Returns whether an output is kept in this state. */
  boolean hasOutput() {
    return this == SCREENING || this == HELD || this == COMPLETED;
  }
}
