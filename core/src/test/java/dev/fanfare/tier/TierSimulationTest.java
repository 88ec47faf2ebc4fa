package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static dev.fanfare.tier.TierBench.earning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.tier.TierSimulation.Move;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TierSimulationTest {
  private static final CreatorId DAN = CreatorId.of("dan");
  private static final CreatorId EVE = CreatorId.of("eve");

  /** The program with a harder gold and an easier bronze. */
  private static final TierPolicy TRIED = tried();

  private final TierBench bench = new TierBench(DemotionPolicy.after(2, Duration.ZERO));

  private static TierPolicy tried() {
    TierPolicy program = TierPresets.program(USD);
    return program.toBuilder("v2", Instant.parse("2030-01-01T00:00:00Z"))
        .replace(
            program
                .find("gold")
                .orElseThrow()
                .withCriteria(List.of(Criterion.atLeast(Metric.MONTHLY_REVENUE, usd("9999")))))
        .replace(
            program
                .find("bronze")
                .orElseThrow()
                .withCriteria(List.of(Criterion.atLeast(Metric.MONTHLY_REVENUE, usd("0")))))
        .build();
  }

  private List<CreatorStats> asTheyAre() {
    bench.evaluate(ADA, "gold");
    bench.evaluate(BEN, "gold");
    bench.evaluate(CLEO, "starter");
    bench.evaluate(DAN, "platinum");
    bench.tiers.overrideTier(DAN, "gold", "penalty", null, key("o"));
    return List.of(
        earning(ADA, "gold"),
        earning(BEN, "gold"),
        earning(CLEO, "starter"),
        earning(DAN, "starter"),
        earning(EVE, "silver"));
  }

  @Test
  void countsWhoWouldMoveFromWhereToWhere() {
    var simulation = bench.tiers.simulate(TRIED, asTheyAre());
    assertThat(simulation)
        .isEqualTo(
            new TierSimulation(
                "v2",
                5,
                1, // eve gets a first tier
                1, // cleo's nothing is enough for bronze now
                2, // ada and ben
                0,
                1, // dan
                2, // a first miss is held
                List.of(
                    new Move("gold", "silver", 2),
                    new Move(null, "silver", 1),
                    new Move("starter", "bronze", 1)),
                Map.of("starter", 0L, "bronze", 1L, "silver", 3L, "gold", 1L, "platinum", 0L)));
    assertThat(simulation.moving("gold", "silver")).isEqualTo(2);
    assertThat(simulation.moving(null, "silver")).isEqualTo(1);
    assertThat(simulation.moving("silver", "gold")).isZero();
  }

  @Test
  void foretellsWhatTheRunDoes() {
    var hasty = bench.service(TierPresets.program(USD), DemotionPolicy.immediate());
    List<CreatorStats> stats = asTheyAre();
    var simulation = hasty.simulate(TRIED, stats.stream());
    var inForce =
        bench.service(TRIED.toBuilder("v2", Instant.EPOCH).build(), DemotionPolicy.immediate());
    var report = inForce.evaluateAll(stats, key("run"));
    assertThat(simulation.heldAtFirst()).isZero();
    assertThat(simulation.tiers()).isEqualTo(report.tiers());
    assertThat(simulation.first()).isEqualTo(report.first());
    assertThat(simulation.promoted()).isEqualTo(report.promoted());
    assertThat(simulation.demoted()).isEqualTo(report.demoted());
    assertThat(simulation.unchanged()).isEqualTo(report.unchanged());
    assertThat(simulation.overridden()).isEqualTo(report.overridden());
  }

  @Test
  void changesNothing() {
    List<CreatorStats> stats = asTheyAre();
    bench.tiers.overrideTier(
        CLEO, "silver", "trial", bench.clock.instant().plusSeconds(1), key("expiring"));
    bench.clock.advance(Duration.ofDays(1));
    var before = everything();
    var simulation = bench.tiers.simulate(TRIED, stats);
    // The expired override no longer counts, but nobody ends it here.
    assertThat(simulation.moving("starter", "bronze")).isEqualTo(1);
    assertThat(everything()).isEqualTo(before);
  }

  /** Everything that is stored, said or told. */
  private List<Object> everything() {
    List<Object> all = new ArrayList<>(bench.told);
    bench.store.forEach(all::add);
    bench.store.forEachAssignment(all::add);
    all.addAll(bench.events());
    return all;
  }

  @Test
  void takesAnyNumberOfCreators() {
    var stats = IntStream.range(0, 1203).mapToObj(i -> earning(CreatorId.of("c" + i), "gold"));
    var simulation = bench.tiers.simulate(TierPresets.program(USD), stats);
    assertThat(simulation.evaluated()).isEqualTo(1203);
    assertThat(simulation.moves()).containsExactly(new Move(null, "gold", 1203));
    assertThat(bench.tiers.simulate(TRIED, List.of()).evaluated()).isZero();
  }
}
