package dev.fanfare.benchmarks;

import dev.fanfare.money.Money;
import dev.fanfare.payout.FeeSchedule;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutMethod;
import java.time.Instant;
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

/** What a payout costs, line by line. One operation is one quote. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PayoutFeeBenchmark extends Measured {
  private static final int AMOUNTS = 1_000;

  /**
   * Paxum is a percentage, Stripe adds a fixed fee, PayPal has a largest fee, crypto a smallest.
   */
  @Param({"paxum", "stripe", "paypal", "crypto"})
  public String method = "";

  private FeeSchedule schedule = schedule("paxum");

  /** Amounts from 1 to 10,000 dollars. */
  private final Money[] gross =
      new Random(2)
          .longs(AMOUNTS, 100, 1_000_001)
          .mapToObj(minor -> new Money(minor, Figures.USD))
          .toArray(Money[]::new);

  @Setup
  public void chooseSchedule() {
    schedule = schedule(method);
  }

  private static FeeSchedule schedule(String method) {
    return FeeSchedules.standard(Figures.USD)
        .find(new PayoutMethod(method), Figures.USD, Instant.EPOCH)
        .orElseThrow();
  }

  @Benchmark
  @OperationsPerInvocation(AMOUNTS)
  public void quote(Blackhole quotes) {
    for (Money amount : gross) {
      quotes.consume(schedule.quote(amount));
    }
  }
}
