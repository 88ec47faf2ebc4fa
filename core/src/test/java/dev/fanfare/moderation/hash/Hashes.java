package dev.fanfare.moderation.hash;

import java.util.Random;

/** Hashes made at random. */
final class Hashes {
  private Hashes() {}

  static PdqHash random(Random random) {
    return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  /** Returns a hash that differs in exactly so many bits. */
  static PdqHash at(int distance, PdqHash hash, Random random) {
    long[] numbers = {
      hash.bits63To0(), hash.bits127To64(), hash.bits191To128(), hash.bits255To192()
    };
    int[] bits = random.ints(0, PdqHash.BITS).distinct().limit(distance).toArray();
    for (int bit : bits) {
      numbers[bit / 64] ^= 1L << bit % 64;
    }
    return PdqHash.ofLowestFirst(numbers);
  }
}
