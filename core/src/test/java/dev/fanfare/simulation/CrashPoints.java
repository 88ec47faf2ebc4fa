package dev.fanfare.simulation;

import org.jspecify.annotations.Nullable;

/** Counts the places where a process may die, and dies at the chosen one. */
final class CrashPoints {
  private static final long NEVER = Long.MAX_VALUE;

  private final Tally tally;
  private long left = NEVER;
  private long passed;
  private @Nullable String at;
  private boolean aside;

  CrashPoints(Tally tally) {
    this.tally = tally;
  }

  /** Lets the process die at the n-th place from now on, 1 for the next one. */
  void arm(long nth) {
    left = nth;
  }

  /** Lets the process die at the next place of a name. */
  void armAt(String where) {
    at = where;
  }

  void disarm() {
    left = NEVER;
    at = null;
  }

  /** Runs what another process does: it does not die, and its calls do not count. */
  void aside(Runnable others) {
    boolean before = aside;
    aside = true;
    try {
      others.run();
    } finally {
      aside = before;
    }
  }

  /** Returns how many places were passed so far. */
  long passed() {
    return passed;
  }

  void reach(String where) {
    if (aside) {
      return;
    }
    passed++;
    tally.passed(where);
    if (--left == 0 || where.equals(at)) {
      disarm();
      tally.crash(where);
      throw new Crash(where);
    }
  }
}
