package dev.fanfare.benchmarks;

import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.moderation.hash.BankEntry;
import dev.fanfare.moderation.hash.HashAnswer;
import dev.fanfare.moderation.hash.HashBank;
import dev.fanfare.moderation.hash.HashMatcher;
import dev.fanfare.moderation.hash.HashScreen;
import dev.fanfare.moderation.hash.HashScreening;
import dev.fanfare.moderation.hash.InMemoryHashBankStore;
import dev.fanfare.moderation.hash.IndexedHashMatcher;
import dev.fanfare.moderation.hash.KnownHash;
import dev.fanfare.moderation.hash.MatchRule;
import dev.fanfare.moderation.hash.Orientation;
import dev.fanfare.moderation.hash.OrientedHashes;
import dev.fanfare.moderation.hash.PdqHash;
import dev.fanfare.moderation.hash.PdqResult;
import dev.fanfare.moderation.hash.SeverityHint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Looking a picture up among known ones. Half of the pictures asked for are known, with up to 40
 * bits changed, the other half is not. {@code matches} asks for distance 31, {@code screen} for
 * near misses up to 48 too, {@code screenTurned} for those of all eight orientations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class HashBenchmark extends Measured {
  private static final int QUESTIONS = 1 << 10;

  /** How many pictures are known; a million of them need {@code -jvmArgsAppend -Xmx4g}. */
  @Param("100000")
  public int known;

  private final PdqHash[] questions = new PdqHash[QUESTIONS];
  private final OrientedHashes[] turned = new OrientedHashes[QUESTIONS];
  private HashMatcher matcher;
  private HashScreen screen;
  private int next;

  /** Fills the bank and builds its index. */
  @Setup
  public void fill() {
    var random = new Random(1);
    var store = new InMemoryHashBankStore(new InMemoryUnitOfWork());
    store.save(new HashBank("known", "spam", SeverityHint.LOW, "made up", "1"));
    List<BankEntry> entries = new ArrayList<>(known);
    for (int i = 0; i < known; i++) {
      PdqHash hash = random(random);
      entries.add(new BankEntry("item-" + i, KnownHash.of(hash)));
      if (i < QUESTIONS) {
        questions[i] = i % 2 == 0 ? random(random) : changed(hash, random.nextInt(41), random);
      }
    }
    store.add("known", entries);
    for (int i = 0; i < QUESTIONS; i++) {
      Map<Orientation, PdqHash> hashes = new EnumMap<>(Orientation.class);
      for (Orientation orientation : Orientation.values()) {
        hashes.put(
            orientation, orientation == Orientation.ORIGINAL ? questions[i] : random(random));
      }
      turned[i] = new OrientedHashes(hashes, 100);
    }
    matcher = IndexedHashMatcher.over(store);
    matcher.near(List.of(PdqHash.ZERO), 0, 0);
    screen = HashScreen.of(List.of(matcher), MatchRule.STANDARD, Set.of("known"));
  }

  private static PdqHash random(Random random) {
    return new PdqHash(random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }

  private static PdqHash changed(PdqHash hash, int bits, Random random) {
    long[] numbers = {
      hash.bits255To192(), hash.bits191To128(), hash.bits127To64(), hash.bits63To0()
    };
    for (int bit : random.ints(0, PdqHash.BITS).distinct().limit(bits).toArray()) {
      numbers[bit / 64] ^= 1L << bit % 64;
    }
    return new PdqHash(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  @Benchmark
  public HashAnswer matches() {
    next = (next + 1) % QUESTIONS;
    return matcher.near(List.of(questions[next]), 31, 50);
  }

  @Benchmark
  public HashScreening screen() {
    next = (next + 1) % QUESTIONS;
    return screen.screen(new PdqResult(questions[next], 100));
  }

  @Benchmark
  public HashScreening screenTurned() {
    next = (next + 1) % QUESTIONS;
    return screen.screen(turned[next]);
  }
}
