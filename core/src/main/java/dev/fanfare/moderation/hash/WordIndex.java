package dev.fanfare.moderation.hash;

/**
 * Finds all hashes within a distance, exactly, without looking at most of them (multi-index
 * hashing: Norouzi, Punjani, Fleet, 2012).
 *
 * <p>A hash is 16 words of 16 bits. If two hashes differ in at most {@code d} bits, and the words
 * are given radii that add up to {@code d - 15} or more, then at least one word differs in no more
 * bits than its radius: were each one over, they would be over together by 16. So it is enough to
 * look at the hashes that share such a word. For distance 31 all radii are 1, which is 272 words to
 * look up.
 */
final class WordIndex {
  private static final int WORDS = 16;
  private static final int VALUES = 1 << 16;

  /** Below this, reading all is as quick, and tables of 4 MB would be out of proportion. */
  private static final int SMALLEST = 4096;

  /** All words with up to three bits, those with fewer bits first. */
  private static final int[] FLIPS = flips();

  /** How many words there are with up to so many bits. */
  private static final int[] FLIPS_WITHIN = {1, 17, 137, 697};

  private final long[] hashes;
  private final int size;
  private final int[][] starts;
  private final int[][] rows;

  /** What is done with a hash that was found. */
  @FunctionalInterface
  interface Found {
    void at(int row, int distance);
  }

  /**
   * @param hashes four numbers for each hash, as {@link #put} writes them
   */
  WordIndex(long[] hashes) {
    this.hashes = hashes;
    this.size = hashes.length / 4;
    boolean table = size >= SMALLEST;
    this.starts = new int[table ? WORDS : 0][VALUES + 1];
    this.rows = new int[table ? WORDS : 0][size];
    for (int word = 0; word < starts.length; word++) {
      fill(word);
    }
  }

  /** Sorts rows by the value of one of their words, by counting. */
  private void fill(int word) {
    int[] start = starts[word];
    for (int row = 0; row < size; row++) {
      start[value(row, word) + 1]++;
    }
    for (int value = 0; value < VALUES; value++) {
      start[value + 1] += start[value];
    }
    int[] next = start.clone();
    for (int row = 0; row < size; row++) {
      rows[word][next[value(row, word)]++] = row;
    }
  }

  private int value(int row, int word) {
    return (int) (hashes[4 * row + (word >>> 2)] >>> 16 * (word & 3)) & 0xffff;
  }

  int size() {
    return size;
  }

  /** Writes a hash into an array of them. */
  static void put(long[] hashes, int row, PdqHash hash) {
    hashes[4 * row] = hash.bits63To0();
    hashes[4 * row + 1] = hash.bits127To64();
    hashes[4 * row + 2] = hash.bits191To128();
    hashes[4 * row + 3] = hash.bits255To192();
  }

  PdqHash hash(int row) {
    return new PdqHash(
        hashes[4 * row + 3], hashes[4 * row + 2], hashes[4 * row + 1], hashes[4 * row]);
  }

  /** Hands over every hash within a distance, once each, in no order. */
  void within(PdqHash hash, int maxDistance, Found found) {
    if (starts.length == 0 || !isWorthIt(maxDistance)) {
      scan(hash, maxDistance, found);
      return;
    }
    for (int word = 0; word < WORDS; word++) {
      int limit = radius(word, maxDistance);
      int value = hash.word(word);
      int flips = limit < 0 ? 0 : FLIPS_WITHIN[limit];
      for (int flip = 0; flip < flips; flip++) {
        int wanted = value ^ FLIPS[flip];
        for (int i = starts[word][wanted]; i < starts[word][wanted + 1]; i++) {
          int row = rows[word][i];
          int distance = distance(row, hash);
          if (distance <= maxDistance && isFirst(row, word, hash, maxDistance)) {
            found.at(row, distance);
          }
        }
      }
    }
  }

  /** Shares {@code maxDistance + 1} out among the words, the first ones get what is over. */
  private static int radius(int word, int maxDistance) {
    int share = (maxDistance + 1) / WORDS;
    int over = (maxDistance + 1) % WORDS;
    return (word < over ? share + 1 : share) - 1;
  }

  /** Whether no earlier word has led to the same row already. */
  private boolean isFirst(int row, int word, PdqHash hash, int maxDistance) {
    for (int earlier = 0; earlier < word; earlier++) {
      int differing = Integer.bitCount(value(row, earlier) ^ hash.word(earlier));
      if (differing <= radius(earlier, maxDistance)) {
        return false;
      }
    }
    return true;
  }

  /** Compares what looking words up costs with reading all; a step of the former costs more. */
  private boolean isWorthIt(int maxDistance) {
    long lookups = 0;
    for (int word = 0; word < WORDS; word++) {
      int limit = radius(word, maxDistance);
      if (limit >= FLIPS_WITHIN.length) {
        return false;
      }
      lookups += limit < 0 ? 0 : FLIPS_WITHIN[limit];
    }
    return 2 * lookups + 4 * lookups * size / VALUES < size;
  }

  private void scan(PdqHash hash, int maxDistance, Found found) {
    for (int row = 0; row < size; row++) {
      int distance = distance(row, hash);
      if (distance <= maxDistance) {
        found.at(row, distance);
      }
    }
  }

  private int distance(int row, PdqHash hash) {
    int at = 4 * row;
    return Long.bitCount(hashes[at] ^ hash.bits63To0())
        + Long.bitCount(hashes[at + 1] ^ hash.bits127To64())
        + Long.bitCount(hashes[at + 2] ^ hash.bits191To128())
        + Long.bitCount(hashes[at + 3] ^ hash.bits255To192());
  }

  private static int[] flips() {
    int[] flips = new int[697];
    int count = 0;
    for (int bits = 0; bits <= 3; bits++) {
      for (int value = 0; value < VALUES; value++) {
        if (Integer.bitCount(value) == bits) {
          flips[count++] = value;
        }
      }
    }
    return flips;
  }
}
