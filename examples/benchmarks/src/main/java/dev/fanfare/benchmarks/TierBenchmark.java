package dev.fanfare.benchmarks;

import dev.fanfare.benchmarks.EasyRulesTiers.Member;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jeasy.rules.api.Facts;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Which tier of the creator program figures earn, by Fanfare and by the same rules in Easy Rules.
 * One operation is one creator; operations a microsecond are millions a second.
 *
 * <p>Twice each: with the input of either ready in memory, and with the input made from the host's
 * figures for each creator, as in a run over a table.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TierBenchmark extends Measured {
  private static final int CREATORS = 10_000;

  private final List<Figures> figures = Figures.random(CREATORS, 1);

  private final TierPolicy policy = TierPresets.program(Figures.USD);
  private final CreatorStats[] stats =
      figures.stream().map(Figures::toStats).toArray(CreatorStats[]::new);

  private final EasyRulesTiers easyRules = new EasyRulesTiers();
  private final Member[] members = figures.stream().map(Member::new).toArray(Member[]::new);
  private final Facts[] facts = Arrays.stream(members).map(Member::toFacts).toArray(Facts[]::new);

  @Benchmark
  @OperationsPerInvocation(CREATORS)
  public void fanfare(Blackhole tiers) {
    for (CreatorStats each : stats) {
      tiers.consume(policy.evaluate(each));
    }
  }

  @Benchmark
  @OperationsPerInvocation(CREATORS)
  public void easyRules(Blackhole tiers) {
    for (int i = 0; i < CREATORS; i++) {
      easyRules.evaluate(facts[i]);
      tiers.consume(members[i].tier());
    }
  }

  @Benchmark
  @OperationsPerInvocation(CREATORS)
  public void fanfareFromFigures(Blackhole tiers) {
    for (Figures each : figures) {
      tiers.consume(policy.evaluate(each.toStats()));
    }
  }

  @Benchmark
  @OperationsPerInvocation(CREATORS)
  public void easyRulesFromFigures(Blackhole tiers) {
    for (Figures each : figures) {
      Member member = new Member(each);
      easyRules.evaluate(member.toFacts());
      tiers.consume(member.tier());
    }
  }
}
