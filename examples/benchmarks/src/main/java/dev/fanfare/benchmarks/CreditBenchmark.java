package dev.fanfare.benchmarks;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Credits;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.credit.Wallet;
import dev.fanfare.event.IdempotencyKey;
import java.util.List;
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
 * Spending credits in memory: each operation is a transaction of its own under a new key, with its
 * charge, its answer and its events stored.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
// So much code takes long to compile.
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 2)
public class CreditBenchmark extends Measured {
  private static final int WALLETS = 1_000;
  private static final int SPENDS = 20_000;

  private final List<Wallet> wallets =
      IntStream.range(0, WALLETS)
          .mapToObj(i -> Wallet.of(CreatorId.of("creator-" + i), CreditType.VIDEO_EDIT))
          .toList();

  private Credits credits = Fanfare.inMemory().credits();

  /**
   * Starts afresh, or memory would fill with what a long run stores. The spends take long enough
   * for the time of this to be kept apart.
   */
  @Setup(Level.Invocation)
  public void grant() {
    credits = Fanfare.inMemory().credits();
    for (Wallet wallet : wallets) {
      IdempotencyKey key = IdempotencyKey.of("grant/" + wallet);
      credits.grant(wallet, 1_000_000, GrantSource.PURCHASE, key);
    }
  }

  /** Spends from every wallet in turn, and returns how many credits were used. */
  @Benchmark
  @OperationsPerInvocation(SPENDS)
  public long spend() {
    long used = 0;
    for (int i = 0; i < SPENDS; i++) {
      IdempotencyKey key = IdempotencyKey.of("job-" + i);
      SpendResult result = credits.spend(wallets.get(i % WALLETS), 10, key);
      used += result instanceof SpendResult.Spent spent ? spent.amount() : 0;
    }
    if (used != SPENDS * 10L) {
      throw new IllegalStateException(
          "expected %d credits to be used, were %d".formatted(SPENDS * 10L, used));
    }
    return used;
  }
}
