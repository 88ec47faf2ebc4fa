package dev.fanfare.cli.sample;

/**
 * Random numbers that are the same everywhere: SplitMix64 (Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014).
 */
final class SampleRandom {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final long seed;
  private long state;

  SampleRandom(long seed) {
    this.seed = seed;
    this.state = seed;
  }

  /**
   * Returns numbers of their own for one purpose, so that more of one thing leaves the others as
   * they are.
   */
  SampleRandom forPurpose(String purpose) {
    long hash = seed;
    for (int i = 0; i < purpose.length(); i++) {
      hash = mixed(hash + GOLDEN_GAMMA + purpose.charAt(i));
    }
    return new SampleRandom(hash);
  }

  private long next() {
    state += GOLDEN_GAMMA;
    return mixed(state);
  }

  private static long mixed(long value) {
    long z = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
    z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
    return z ^ z >>> 31;
  }

  /** Returns 0 to {@code bound} − 1. */
  int below(int bound) {
    return (int) ((next() >>> 33) * bound >>> 31);
  }

  /** Returns {@code min} to {@code max}. */
  int between(int min, int max) {
    return min + below(max - min + 1);
  }

  /** Returns a number in [0, 1). */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Returns true that often in a thousand times. */
  boolean perMille(int times) {
    return below(1000) < times;
  }

  /** Returns an index, each as often as its weight says. */
  int weighted(int[] weights) {
    int total = 0;
    for (int weight : weights) {
      total += weight;
    }
    int left = below(total);
    int index = 0;
    while (left >= weights[index]) {
      left -= weights[index++];
    }
    return index;
  }

  /** Shuffles in place. */
  void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = below(i + 1);
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }
}
