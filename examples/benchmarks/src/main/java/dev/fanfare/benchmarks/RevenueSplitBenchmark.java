package dev.fanfare.benchmarks;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.money.RevenueSplit.Allocation;
import dev.fanfare.money.RevenueSplit.Deficits;
import dev.fanfare.money.RevenueSplit.Share;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Dividing an amount among creators. One operation is one amount.
 *
 * <p>Once each amount by itself, and once in a row, where every allocation makes good what the
 * earlier ones left somebody short of.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RevenueSplitBenchmark extends Measured {
  private static final int AMOUNTS = 1_000;

  @Param({"2", "5"})
  public int parties = 2;

  private RevenueSplit<CreatorId> split = split(2);

  /** Amounts from a cent to 1,000 dollars. */
  private final Money[] amounts =
      new Random(3)
          .longs(AMOUNTS, 1, 100_001)
          .mapToObj(minor -> new Money(minor, Figures.USD))
          .toArray(Money[]::new);

  @Setup
  public void chooseSplit() {
    split = split(parties);
  }

  /** Weights that seldom divide an amount without a rest. */
  private static RevenueSplit<CreatorId> split(int parties) {
    List<Integer> weights = parties == 2 ? List.of(60, 40) : List.of(35, 25, 20, 13, 7);
    return new RevenueSplit<>(
        weights.stream().map(w -> new Share<>(CreatorId.of("creator-" + w), w)).toList());
  }

  @Benchmark
  @OperationsPerInvocation(AMOUNTS)
  public void allocate(Blackhole parts) {
    for (Money amount : amounts) {
      parts.consume(split.allocate(amount));
    }
  }

  @Benchmark
  @OperationsPerInvocation(AMOUNTS)
  public void allocateInARow(Blackhole parts) {
    Deficits deficits = split.noDeficits();
    for (Money amount : amounts) {
      Allocation allocation = split.allocate(amount, deficits);
      parts.consume(allocation.parts());
      deficits = allocation.deficits();
    }
  }
}
