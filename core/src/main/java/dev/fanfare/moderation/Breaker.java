package dev.fanfare.moderation;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a stage from being asked while it fails again and again. After a pause one call is let
 * through; if it succeeds, all are. Safe for concurrent use.
 */
final class Breaker {
  private final int failuresToOpen;
  private final Duration pause;
  private State state = State.NEW;
  private int failures;
  private Instant retryAt = Instant.MIN;

  /** What a call's end has changed. */
  enum Change {
    NONE,
    OPENED,
    CLOSED
  }

  private enum State {
    /** This process has not heard from the stage yet; another one may have seen it fail. */
    NEW,
    CLOSED,
    OPEN,
    /** One call is under way to see whether the stage is back. */
    TRYING
  }

  Breaker(int failuresToOpen, Duration pause) {
    this.failuresToOpen = failuresToOpen;
    this.pause = pause;
  }

  /** Returns whether a call may be made now. One that may must be followed by {@link #ended}. */
  synchronized boolean admits(Instant now) {
    if (state == State.OPEN && !now.isBefore(retryAt)) {
      state = State.TRYING;
      // Should the call never end, another one is let through a pause later.
      retryAt = now.plus(pause);
      return true;
    }
    if (state == State.TRYING && !now.isBefore(retryAt)) {
      retryAt = now.plus(pause);
      return true;
    }
    return state == State.NEW || state == State.CLOSED;
  }

  /** Returns whether a call would be let through, without making one. */
  synchronized boolean isReady(Instant now) {
    return state == State.NEW || state == State.CLOSED || !now.isBefore(retryAt);
  }

  /** Takes note of how a call ended. */
  synchronized Change ended(boolean failed, Instant now) {
    if (!failed) {
      boolean news = state != State.CLOSED;
      state = State.CLOSED;
      failures = 0;
      return news ? Change.CLOSED : Change.NONE;
    }
    failures++;
    if (state == State.TRYING || state == State.OPEN) {
      state = State.OPEN;
      retryAt = now.plus(pause);
      return Change.NONE;
    }
    if (failures < failuresToOpen) {
      return Change.NONE;
    }
    state = State.OPEN;
    retryAt = now.plus(pause);
    return Change.OPENED;
  }
}
