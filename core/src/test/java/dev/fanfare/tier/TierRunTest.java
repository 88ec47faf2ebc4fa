package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static dev.fanfare.tier.TierBench.earning;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.IdempotencyConflictException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TierRunTest {
  private static final List<String> LADDER =
      List.of("starter", "bronze", "silver", "gold", "platinum");

  private final TierBench bench = new TierBench(DemotionPolicy.after(2, Duration.ZERO));

  @AfterEach
  void historiesAreIntact() {
    assertThat(bench.audit()).isEmpty();
  }

  private static CreatorId creator(int i) {
    return CreatorId.of("creator-%04d".formatted(i));
  }

  /** Figures of some creators, who are spread evenly over the ladder, shifted. */
  private static Stream<CreatorStats> everybody(int creators, int shift) {
    return IntStream.range(0, creators)
        .mapToObj(i -> earning(creator(i), LADDER.get((i + shift) % 5)));
  }

  @Test
  void reportsWhatBecameOfEverybody() {
    bench.evaluate(ADA, "silver");
    bench.evaluate(BEN, "gold");
    bench.evaluate(CLEO, "bronze");
    bench.tiers.overrideTier(CLEO, "platinum", "guest", null, key("o"));
    var dan = CreatorId.of("dan");
    bench.evaluate(dan, "gold");
    bench.evaluate(dan, "bronze");
    var eve = CreatorId.of("eve");
    var fay = CreatorId.of("fay");
    bench.evaluate(fay, "silver");
    var report =
        bench.tiers.evaluateAll(
            List.of(
                earning(ADA, "gold"),
                earning(BEN, "silver"),
                earning(CLEO, "starter"),
                earning(dan, "starter"),
                earning(eve, "bronze"),
                earning(fay, "silver")),
            key("run"));
    assertThat(report)
        .isEqualTo(
            new TierRunReport(
                "program-1-USD",
                6,
                1, // eve
                1, // ada
                1, // dan, the second miss
                1, // fay
                1, // ben, the first miss
                1, // cleo
                0,
                Map.of("starter", 1L, "bronze", 1L, "silver", 1L, "gold", 2L, "platinum", 1L)));
    assertThat(report.tiers().keySet()).containsExactlyElementsOf(LADDER);
    assertThat(bench.current(dan)).isEqualTo("starter");
    assertThat(bench.current(BEN)).isEqualTo("gold");
  }

  @Test
  void takesAnyNumberOfCreators() {
    // 500 fit into one transaction; these are chunks that are full, begun and empty.
    for (int creators : new int[] {0, 1, 499, 500, 501, 1000, 1203}) {
      var fresh = new TierBench(DemotionPolicy.immediate());
      var report = fresh.tiers.evaluateAll(everybody(creators, 0), key("run"));
      assertThat(report.evaluated()).isEqualTo(creators);
      assertThat(report.first()).isEqualTo(creators);
      assertThat(report.tiers().values().stream().mapToLong(n -> n).sum()).isEqualTo(creators);
      assertThat(fresh.told).hasSize(creators);
      assertThat(fresh.audit()).isEmpty();
    }
  }

  @Test
  void writesNoHistoryForWhoeverStaysButCountsTheMisses() {
    bench.tiers.evaluateAll(everybody(10, 0), key("day 1"));
    bench.clock.advance(Duration.ofDays(1));
    var second = bench.tiers.evaluateAll(everybody(10, 0), key("day 2"));
    assertThat(second.unchanged()).isEqualTo(10);
    // Everybody earns one tier less; the two starters turn to platinum.
    bench.clock.advance(Duration.ofDays(1));
    var third = bench.tiers.evaluateAll(everybody(10, 4), key("day 3"));
    assertThat(third.held()).isEqualTo(8);
    assertThat(third.promoted()).isEqualTo(2);
    assertThat(bench.tiers.history(creator(1))).hasSize(1);
    bench.clock.advance(Duration.ofDays(1));
    var fourth = bench.tiers.evaluateAll(everybody(10, 4), key("day 4"));
    assertThat(fourth.demoted()).isEqualTo(8);
    assertThat(fourth.unchanged()).isEqualTo(2);
    assertThat(bench.tiers.history(creator(1))).hasSize(2);
  }

  @Test
  void changesNothingWhenRepeated() {
    bench.tiers.evaluateAll(everybody(700, 1), key("day 1"));
    var first = bench.tiers.evaluateAll(everybody(700, 0), key("day 2"));
    List<String> told = List.copyOf(bench.told);
    // Even if the figures have moved on, a creator of this run keeps the first answer.
    var again = bench.tiers.evaluateAll(everybody(700, 3), key("day 2"));
    assertThat(again.replayed()).isEqualTo(700);
    assertThat(again).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(first);
    assertThat(bench.told).isEqualTo(told);
    // The misses were counted once: another run is the second miss.
    var next = bench.tiers.evaluateAll(everybody(700, 0), key("day 3"));
    assertThat(next.demoted()).isEqualTo(first.held()).isEqualTo(560);
  }

  @Test
  void goesOnAfterACrashInTheMiddle() {
    bench.tiers.evaluateAll(everybody(1300, 1), key("day 1"));
    var undisturbed = new TierBench(DemotionPolicy.after(2, Duration.ZERO));
    undisturbed.tiers.evaluateAll(everybody(1300, 1), key("day 1"));
    var expected = undisturbed.tiers.evaluateAll(everybody(1300, 0), key("day 2"));

    // The storage dies on the second of three chunks, after half of its work.
    var dying =
        bench.service(
            new DyingStore(bench.store, 2),
            TierPresets.program(USD),
            DemotionPolicy.after(2, Duration.ZERO));
    assertThatThrownBy(() -> dying.evaluateAll(everybody(1300, 0), key("day 2")))
        .isInstanceOf(DyingStore.Dead.class);
    assertThat(bench.audit()).isEmpty();

    var report = bench.tiers.evaluateAll(everybody(1300, 0), key("day 2"));
    assertThat(report.replayed()).isEqualTo(500);
    assertThat(report).usingRecursiveComparison().ignoringFields("replayed").isEqualTo(expected);
    for (int i = 0; i < 1300; i++) {
      assertThat(bench.store.find(List.of(creator(i))))
          .isEqualTo(undisturbed.store.find(List.of(creator(i))));
    }
    assertThat(bench.told).isEqualTo(undisturbed.told);
  }

  @Test
  void goesOnWithAnotherOrderAndNewCreators() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                bench.tiers.evaluateAll(
                    everybody(1000, 0)
                        .peek(
                            s -> {
                              if (s.creator().equals(creator(800))) {
                                throw new IllegalStateException("the figures are late");
                              }
                            }),
                    key("run")));
    List<CreatorStats> backwards = new ArrayList<>(everybody(1001, 0).toList());
    Collections.reverse(backwards);
    var report = bench.tiers.evaluateAll(backwards, key("run"));
    assertThat(report.evaluated()).isEqualTo(1001);
    assertThat(report.first()).isEqualTo(1001);
    assertThat(report.replayed()).isEqualTo(500);
  }

  @Test
  void refusesAKeyThatNamesAnotherRequest() {
    bench.tiers.evaluate(earning(ADA, "gold"), key("single"));
    assertThatThrownBy(() -> bench.tiers.evaluateAll(everybody(3, 0), key("single")))
        .isInstanceOf(IdempotencyConflictException.class);
    bench.tiers.evaluateAll(everybody(3, 0), key("run"));
    var other =
        bench.service(
            TierPresets.program(USD).toBuilder("v2", Instant.EPOCH).build(),
            DemotionPolicy.immediate());
    assertThatThrownBy(() -> other.evaluateAll(everybody(4, 0), key("run")))
        .isInstanceOf(IdempotencyConflictException.class)
        .extracting("field")
        .isEqualTo("policy");
    assertThat(bench.current(creator(3))).isNull();
  }

  @Test
  void countsACreatorWhoComesTwiceByTheFirstFigures() {
    var report =
        bench.tiers.evaluateAll(List.of(earning(ADA, "gold"), earning(ADA, "starter")), key("run"));
    assertThat(report.evaluated()).isEqualTo(2);
    assertThat(report.replayed()).isEqualTo(1);
    assertThat(bench.current(ADA)).isEqualTo("gold");
    assertThat(bench.tiers.history(ADA)).hasSize(1);
  }

  @Test
  void endsExpiredOverridesOnTheWay() {
    bench.evaluate(ADA, "silver");
    var end = bench.clock.instant().plusSeconds(60);
    bench.tiers.overrideTier(ADA, "platinum", "trial", end, key("o"));
    bench.clock.advance(Duration.ofDays(1));
    var report = bench.tiers.evaluateAll(List.of(earning(ADA, "silver")), key("run"));
    assertThat(report.unchanged()).isEqualTo(1);
    assertThat(bench.tiers.tierAt(ADA, end)).map(TierAssignment::tier).contains("silver");
    assertThat(bench.told).endsWith("ada platinum>silver");
  }

  @Test
  void stopsAtFiguresInAnotherAssetAndKeepsWhatWasDone() {
    List<CreatorStats> stats = new ArrayList<>(everybody(600, 0).toList());
    stats.set(550, CreatorStats.of(creator(550), JPY).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.tiers.evaluateAll(stats, key("run")))
        .withMessageContaining("creator-0550");
    assertThat(bench.current(creator(499))).isNotNull();
    assertThat(bench.current(creator(500))).isNull();
    stats.set(550, earning(creator(550), "gold"));
    assertThat(bench.tiers.evaluateAll(stats, key("run")))
        .returns(600L, TierRunReport::evaluated)
        .returns(500L, TierRunReport::replayed);
  }

  @Test
  void evaluatesOnceWhenTheSameRunIsStartedTwiceAtATime() throws Exception {
    var reports =
        inParallel(4, 1, (thread, n) -> bench.tiers.evaluateAll(everybody(1200, 0), key("run")));
    assertThat(reports).extracting(TierRunReport::evaluated).containsOnly(1200L);
    // 4 runs of 1200 creators, of whom each was evaluated once and found done three times.
    assertThat(reports.stream().mapToLong(TierRunReport::replayed).sum()).isEqualTo(3600);
    assertThat(bench.told).hasSize(1200);
  }

  @Test
  void holdsNoMoreThanAChunkAtATime() {
    int[] ahead = new int[1];
    Iterator<CreatorStats> figures = everybody(2000, 0).iterator();
    Iterable<CreatorStats> counted =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return figures.hasNext();
              }

              @Override
              public CreatorStats next() {
                ahead[0] = Math.max(ahead[0], ++drawn - bench.told.size());
                return figures.next();
              }
            };
    bench.tiers.evaluateAll(counted, key("run"));
    assertThat(ahead[0]).isEqualTo(500);
  }

  private int drawn;

  /** A store that dies within its n-th batch of assignments, after it has written half of it. */
  private static final class DyingStore implements TierStore {
    /** What storage that went away throws. */
    static final class Dead extends FanfareException {
      private static final long serialVersionUID = 1L;

      Dead() {
        super("the storage went away");
      }
    }

    private final TierStore store;
    private int left;

    DyingStore(TierStore store, int batches) {
      this.store = store;
      this.left = batches;
    }

    @Override
    public void append(Collection<TierAssignment> assignments) {
      if (--left == 0) {
        store.append(assignments.stream().limit(assignments.size() / 2).toList());
        throw new Dead();
      }
      store.append(assignments);
    }

    @Override
    public Map<CreatorId, TierStanding> lock(Collection<CreatorId> creators) {
      return store.lock(creators);
    }

    @Override
    public Map<CreatorId, TierStanding> find(Collection<CreatorId> creators) {
      return store.find(creators);
    }

    @Override
    public void save(Collection<TierStanding> standings) {
      store.save(standings);
    }

    @Override
    public List<TierAssignment> history(CreatorId creator) {
      return store.history(creator);
    }

    @Override
    public Map<CreatorId, List<TierAssignment>> histories(
        Collection<CreatorId> creators, Instant since) {
      return store.histories(creators, since);
    }

    @Override
    public Optional<TierAssignment> at(CreatorId creator, Instant instant) {
      return store.at(creator, instant);
    }

    @Override
    public void forEach(Consumer<TierStanding> visitor) {
      store.forEach(visitor);
    }

    @Override
    public void forEachAssignment(Consumer<TierAssignment> visitor) {
      store.forEachAssignment(visitor);
    }
  }
}
