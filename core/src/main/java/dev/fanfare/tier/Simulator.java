package dev.fanfare.tier;

import static java.util.Comparator.comparing;

import dev.fanfare.creator.CreatorStats;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what a policy would do; decides by the rules that a real evaluation decides by. */
final class Simulator {
  private record Way(@Nullable String from, String to) {}

  private final TierRules tried;
  private final TierRules inForce;
  private final Instant now;
  private final TierRunReport.Tally tally;
  private final Map<Way, Long> moves = new HashMap<>();

  /**
   * @param tried what is simulated
   * @param inForce what decides now, on the end of an override for one
   */
  Simulator(TierRules tried, TierRules inForce, Instant now) {
    this.tried = tried;
    this.inForce = inForce;
    this.now = now;
    this.tally = new TierRunReport.Tally(tried.policy());
  }

  void add(@Nullable TierStanding standing, CreatorStats stats) {
    TierStanding present = standing == null ? null : inForce.settle(standing, now).after();
    String from = present == null ? null : present.current().tier();
    TierDecision decision = tried.evaluate(present, stats, now);
    String to =
        decision.outcome() == TierOutcome.HELD
            ? tried.policy().evaluate(stats).name()
            : decision.tier();
    tally.add(to, decision.outcome());
    if (!to.equals(from)) {
      moves.merge(new Way(from, to), 1L, Long::sum);
    }
  }

  TierSimulation result() {
    long held = tally.count(TierOutcome.HELD);
    List<TierSimulation.Move> most =
        moves.entrySet().stream()
            .map(
                move ->
                    new TierSimulation.Move(
                        move.getKey().from(), move.getKey().to(), move.getValue()))
            .sorted(
                comparing(TierSimulation.Move::creators)
                    .reversed()
                    .thenComparing(move -> String.valueOf(move.from()))
                    .thenComparing(TierSimulation.Move::to))
            .toList();
    return new TierSimulation(
        tried.policy().version(),
        tally.evaluated(),
        tally.count(TierOutcome.FIRST),
        tally.count(TierOutcome.PROMOTED),
        tally.count(TierOutcome.DEMOTED) + held,
        tally.count(TierOutcome.UNCHANGED),
        tally.count(TierOutcome.OVERRIDDEN),
        held,
        most,
        tally.tiers());
  }
}
