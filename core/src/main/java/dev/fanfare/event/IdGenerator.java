package dev.fanfare.event;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes new ids. Safe for concurrent use. */
@FunctionalInterface
public interface IdGenerator {
  /** Returns an id that was never returned before. */
  UUID next();

  /** Returns a generator of UUIDs version 7 (RFC 9562, section 5.7) with secure random bits. */
  static IdGenerator timeOrdered(Clock clock) {
    return timeOrdered(clock, new SecureRandom());
  }

  /**
   * Returns a generator of UUIDs version 7: 48 bits of Unix milliseconds, then a counter that
   * starts at random and makes ids of one millisecond ascend, then random bits. With a fixed clock
   * and a seeded generator the ids are reproducible.
   */
  static IdGenerator timeOrdered(Clock clock, RandomGenerator random) {
    return new TimeOrderedIds(requireNonNull(clock, "clock"), requireNonNull(random, "random"));
  }
}
