package dev.fanfare.event;

import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * UUID version 7 with a 42-bit counter within the millisecond (RFC 9562, section 6.2, method 2).
 */
final class TimeOrderedIds implements IdGenerator {
  private static final int COUNTER_BITS = 42;
  private static final long COUNTER_LIMIT = 1L << COUNTER_BITS;

  private final Clock clock;
  private final RandomGenerator random;
  private long lastMillis = Long.MIN_VALUE;
  private long counter;

  TimeOrderedIds(Clock clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public synchronized UUID next() {
    long now = clock.millis();
    if (now > lastMillis) {
      lastMillis = now;
      counter = random.nextLong(COUNTER_LIMIT / 2);
    } else if (++counter == COUNTER_LIMIT) {
      // A clock that stands still or runs back borrows from the next millisecond, so ids still
      // ascend.
      lastMillis++;
      counter = 0;
    }
    long high = lastMillis << 16 | 0x7000L | counter >>> 30;
    long low =
        0x8000000000000000L | (counter & (1L << 30) - 1) << 32 | random.nextInt() & 0xffffffffL;
    return new UUID(high, low);
  }
}
