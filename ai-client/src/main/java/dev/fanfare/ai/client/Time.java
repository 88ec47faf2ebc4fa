package dev.fanfare.ai.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Time as it passes; tests have their own. */
interface Time {
  /** Returns a steady count of nanoseconds. */
  long nanos();

  /** Returns the date and time. */
  Instant now();

  /**
   * Waits, but not beyond a cancel.
   *
   * @param cancelled is at zero as soon as nobody waits for the answer any more
   */
  void pause(Duration time, CountDownLatch cancelled) throws InterruptedException;

  /** Returns real time, with dates by a clock. */
  static Time of(Clock clock) {
    return new Time() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public Instant now() {
        return clock.instant();
      }

      @Override
      public void pause(Duration time, CountDownLatch cancelled) throws InterruptedException {
        boolean unused = cancelled.await(time.toNanos(), TimeUnit.NANOSECONDS);
      }
    };
  }
}
