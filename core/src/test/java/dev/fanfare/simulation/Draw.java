package dev.fanfare.simulation;

import java.util.List;
import java.util.SplittableRandom;

/** What chance decides, from a seed. */
final class Draw {
  private final SplittableRandom random;

  Draw(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Returns true in so many of a hundred cases. */
  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Returns a number from {@code from} to {@code to}, both included. */
  long between(long from, long to) {
    return random.nextLong(from, to + 1);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  @SafeVarargs
  final <T> T one(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  long seed() {
    return random.nextLong();
  }
}
