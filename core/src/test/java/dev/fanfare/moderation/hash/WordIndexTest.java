package dev.fanfare.moderation.hash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class WordIndexTest {
  private static final int SIZE = 100_000;

  /** Random hashes, and among them clusters of near ones, as banks have them. */
  private static final long[] HASHES = hashes();

  private static final WordIndex INDEX = new WordIndex(HASHES);

  private static long[] hashes() {
    var random = new Random(20_261_121);
    long[] hashes = new long[4 * SIZE];
    PdqHash centre = PdqHash.ZERO;
    for (int row = 0; row < SIZE; row++) {
      if (row % 100 == 0) {
        centre = Hashes.random(random);
      }
      boolean near = row % 10 == 0;
      WordIndex.put(
          hashes,
          row,
          near ? Hashes.at(random.nextInt(70), centre, random) : Hashes.random(random));
    }
    return hashes;
  }

  @Test
  void equalsBruteForceOnAHundredThousandHashes() {
    var random = new Random(1);
    int found = 0;
    int at31 = 0;
    for (int i = 0; i < 400; i++) {
      PdqHash hash = INDEX.hash(random.nextInt(SIZE));
      PdqHash query = i % 4 == 0 ? hash : Hashes.at(random.nextInt(64), hash, random);
      for (int maxDistance : new int[] {0, 14, 15, 16, 31, 32, 48, 63}) {
        Map<Integer, Integer> expected = bruteForce(query, maxDistance);
        assertThat(search(INDEX, query, maxDistance)).isEqualTo(expected);
        found += expected.size();
        at31 += maxDistance == 31 ? expected.size() : 0;
      }
    }
    assertThat(found).as("hits that were compared").isGreaterThan(2000);
    assertThat(at31).isGreaterThan(200);
  }

  /** Every word may be the only one within its radius: errors are placed, not drawn. */
  @Test
  void findsDistance31AndNot32WhereverTheBitsAre() {
    var random = new Random(2);
    for (int word = 0; word < 16; word++) {
      PdqHash hash = INDEX.hash(random.nextInt(SIZE));
      int own = rowOf(hash);
      // Two bits in each word but one, which has one: 31. With two there as well: 32.
      PdqHash at31 = flipped(hash, word, 1, random);
      PdqHash at32 = flipped(hash, word, 2, random);
      assertThat(hash.distance(at31)).isEqualTo(31);
      assertThat(hash.distance(at32)).isEqualTo(32);
      assertThat(search(INDEX, at31, 31)).containsEntry(own, 31);
      assertThat(search(INDEX, at32, 31)).doesNotContainKey(own);
      assertThat(search(INDEX, at32, 32)).containsEntry(own, 32);
    }
  }

  /** Three bits in each word and one more somewhere: the most that a near miss may have. */
  @Test
  void findsDistance48AndNot49WhereverTheBitsAre() {
    var random = new Random(3);
    for (int word = 0; word < 16; word++) {
      PdqHash hash = INDEX.hash(random.nextInt(SIZE));
      int own = rowOf(hash);
      PdqHash at48 = allFlipped(hash, -1, random);
      PdqHash at49 = allFlipped(hash, word, random);
      assertThat(hash.distance(at48)).isEqualTo(48);
      assertThat(hash.distance(at49)).isEqualTo(49);
      assertThat(search(INDEX, at48, 48)).containsEntry(own, 48);
      assertThat(search(INDEX, at49, 48)).doesNotContainKey(own);
    }
  }

  @Property(tries = 1000)
  void findsWhatIsWithinAndNothingElse(
      @ForAll @IntRange(max = SIZE - 1) int row,
      @ForAll @IntRange(min = 28, max = 35) int distance,
      @ForAll long seed) {
    PdqHash query = Hashes.at(distance, INDEX.hash(row), new Random(seed));
    Map<Integer, Integer> hits = search(INDEX, query, 31);
    assertThat(hits.containsKey(row)).isEqualTo(distance <= 31);
    hits.forEach((hit, d) -> assertThat(INDEX.hash(hit).distance(query)).isEqualTo(d));
    assertThat(hits.values()).allMatch(d -> d <= 31);
  }

  @Test
  void findsThePairsThatTheReferenceFound() {
    long[] hashes = HASHES.clone();
    for (int i = 0; i < Published.HAYSTACK.size(); i++) {
      WordIndex.put(hashes, 1000 * i, Published.HAYSTACK.get(i).other());
    }
    WordIndex index = new WordIndex(hashes);
    for (int i = 0; i < Published.HAYSTACK.size(); i++) {
      Published.Pair pair = Published.HAYSTACK.get(i);
      assertThat(search(index, pair.one(), 32)).containsEntry(1000 * i, pair.distance());
      assertThat(search(index, pair.one(), 31).containsKey(1000 * i))
          .isEqualTo(pair.distance() <= 31);
    }
  }

  @Test
  void readsThroughAFewHashes() {
    // python-threatexchange/threatexchange/signal_type/tests/test_pdq_index.py at 02623a26.
    String[] texts = {
      "0".repeat(64), "0".repeat(60) + "ffff", "0f".repeat(32), "f0".repeat(32), "f".repeat(64)
    };
    long[] hashes = new long[4 * texts.length];
    for (int i = 0; i < texts.length; i++) {
      WordIndex.put(hashes, i, PdqHash.parse(texts[i]));
    }
    WordIndex index = new WordIndex(hashes);
    assertThat(search(index, PdqHash.parse(texts[1]), 31)).isEqualTo(Map.of(1, 0, 0, 16));
    assertThat(search(index, PdqHash.parse("a".repeat(64)), 31)).isEmpty();
    assertThat(search(index, PdqHash.parse("f".repeat(56) + "0".repeat(8)), 31)).isEmpty();
    assertThat(search(index, PdqHash.parse(texts[0]), 256)).hasSize(5);
    assertThat(search(new WordIndex(new long[0]), PdqHash.ZERO, 256)).isEmpty();
  }

  private static Map<Integer, Integer> search(WordIndex index, PdqHash query, int maxDistance) {
    Map<Integer, Integer> found = new TreeMap<>();
    index.within(
        query,
        maxDistance,
        (row, distance) -> assertThat(found.put(row, distance)).as("found twice").isNull());
    return found;
  }

  private static Map<Integer, Integer> bruteForce(PdqHash query, int maxDistance) {
    Map<Integer, Integer> found = new TreeMap<>();
    for (int row = 0; row < SIZE; row++) {
      int distance = INDEX.hash(row).distance(query);
      if (distance <= maxDistance) {
        found.put(row, distance);
      }
    }
    return found;
  }

  private static int rowOf(PdqHash hash) {
    for (int row = 0; row < SIZE; row++) {
      if (INDEX.hash(row).equals(hash)) {
        return row;
      }
    }
    throw new IllegalArgumentException("not indexed: " + hash);
  }

  private static PdqHash flipped(PdqHash hash, int word, int bitsThere, Random random) {
    return flipped(hash, word, bitsThere, 2, random);
  }

  private static PdqHash allFlipped(PdqHash hash, int word, Random random) {
    return flipped(hash, word, 4, 3, random);
  }

  private static PdqHash flipped(
      PdqHash hash, int word, int bitsThere, int bitsElsewhere, Random random) {
    long[] numbers = {
      hash.bits63To0(), hash.bits127To64(), hash.bits191To128(), hash.bits255To192()
    };
    for (int w = 0; w < 16; w++) {
      int count = w == word ? bitsThere : bitsElsewhere;
      int base = 16 * w;
      random
          .ints(0, 16)
          .distinct()
          .limit(count)
          .forEach(bit -> numbers[(base + bit) / 64] ^= 1L << (base + bit) % 64);
    }
    return PdqHash.ofLowestFirst(numbers);
  }
}
