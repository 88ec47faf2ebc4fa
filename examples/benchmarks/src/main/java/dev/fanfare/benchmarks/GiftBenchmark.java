package dev.fanfare.benchmarks;

import dev.fanfare.Fanfare;
import dev.fanfare.activity.Activity;
import dev.fanfare.activity.RecordReport;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Importing gifts into memory, a thousand in a transaction, with all postings to the ledger. One
 * operation is one gift.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
// So much code takes long to compile.
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
public class GiftBenchmark extends Measured {
  private static final int BATCHES = 20;
  private static final int BATCH = 1_000;
  private static final int GIFTS = BATCHES * BATCH;
  private static final int CREATORS = 500;
  private static final int SENDERS = 5_000;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<List<Fact>> batches = batches(4);

  private Activity activity = Fanfare.inMemory().activity();

  /** Returns random gifts, the same for the same seed, in the order in which they were sent. */
  static List<List<Fact>> batches(long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, BATCHES)
        .mapToObj(
            batch ->
                IntStream.range(0, BATCH)
                    .mapToObj(i -> gift(batch * BATCH + i, random))
                    .map(Fact.class::cast)
                    .toList())
        .toList();
  }

  private static Fact.GiftSent gift(int number, Random random) {
    // The smaller of two draws: some creators receive far more than others.
    int creator = Math.min(random.nextInt(CREATORS), random.nextInt(CREATORS));
    int spark = random.nextInt(20);
    int quantity = 1 + random.nextInt(10);
    return new Fact.GiftSent(
        "gift-" + number,
        START.plusSeconds(60L * number),
        "fan-" + random.nextInt(SENDERS),
        CreatorId.of("creator-" + creator),
        "spark-" + spark,
        "Spark " + spark,
        quantity,
        new Money(quantity * (49L + 50 * spark), Figures.USD));
  }

  /** Starts afresh: gifts that were recorded before would be passed over. */
  @Setup(Level.Invocation)
  public void forget() {
    activity = Fanfare.inMemory().activity();
  }

  /** Imports all gifts, and returns how many were new. */
  @Benchmark
  @OperationsPerInvocation(GIFTS)
  public int record() {
    int added = 0;
    for (List<Fact> batch : batches) {
      RecordReport report = activity.record(batch);
      added += report.added();
    }
    if (added != GIFTS) {
      throw new IllegalStateException("expected %d new gifts, were %d".formatted(GIFTS, added));
    }
    return added;
  }
}
