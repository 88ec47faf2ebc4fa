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
import static org.assertj.core.groups.Tuple.tuple;

import dev.fanfare.creator.CreatorStats;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.tier.TierAssignment.Cause;
import dev.fanfare.tier.TierService.Evaluated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TierServiceTest {
  private final TierBench bench = new TierBench(DemotionPolicy.immediate());

  @AfterEach
  void historiesAreIntact() {
    assertThat(bench.audit()).isEmpty();
  }

  @Test
  void givesTheTierThatTheFiguresEarnAndSaysWhy() {
    var answer = bench.tiers.evaluate(earning(ADA, "silver"), key("k"));
    assertThat(answer.creator()).isEqualTo(ADA);
    assertThat(answer.tier()).isEqualTo("silver");
    assertThat(answer.previous()).isNull();
    assertThat(answer.changed()).isTrue();
    assertThat(answer.outcome()).isEqualTo(TierOutcome.FIRST);
    assertThat(answer.explanation()).isEqualTo(bench.tiers.explain(earning(ADA, "silver")));
    assertThat(answer.explanation().next()).map(TierCheck::tier).contains("gold");
    assertThat(answer.replayed()).isFalse();
  }

  @Test
  void keepsTheEvidenceAndThePolicyVersion() {
    bench.evaluate(ADA, "silver");
    assertThat(bench.tiers.history(ADA))
        .containsExactly(
            new TierAssignment(
                ADA,
                1,
                "silver",
                3,
                Cause.EVALUATION,
                bench.clock.instant(),
                null,
                "program-1-USD",
                // 500.00, 4 % in parts per million, and the views
                new TierEvidence(
                    USD,
                    Map.of(
                        "monthly_revenue", 50_000L,
                        "engagement_rate", 40_000L,
                        "average_views", 10_000L)),
                null,
                null));
  }

  @Test
  void promotesAtOnceAndEndsWhatWasInForce() {
    Instant first = bench.clock.instant();
    bench.evaluate(ADA, "bronze");
    bench.clock.advance(Duration.ofDays(1));
    Instant second = bench.clock.instant();
    var answer = bench.evaluate(ADA, "platinum");
    assertThat(answer.previous()).isEqualTo("bronze");
    assertThat(answer.outcome()).isEqualTo(TierOutcome.PROMOTED);
    assertThat(bench.tiers.history(ADA))
        .extracting(TierAssignment::tier, TierAssignment::from, TierAssignment::until)
        .containsExactly(tuple("bronze", first, second), tuple("platinum", second, null));
    assertThat(bench.tiers.tierAt(ADA, first.minusNanos(1))).isEmpty();
    assertThat(bench.tiers.tierAt(ADA, second.minusNanos(1)))
        .map(TierAssignment::tier)
        .contains("bronze");
    assertThat(bench.tiers.tierAt(ADA, second)).map(TierAssignment::tier).contains("platinum");
    assertThat(bench.current(ADA)).isEqualTo("platinum");
  }

  @Test
  void writesNoHistoryWhenNothingChanges() {
    bench.evaluate(ADA, "gold");
    bench.clock.advance(Duration.ofDays(1));
    var again = bench.evaluate(ADA, "gold");
    assertThat(again.outcome()).isEqualTo(TierOutcome.UNCHANGED);
    assertThat(again.changed()).isFalse();
    assertThat(again.previous()).isEqualTo("gold");
    assertThat(bench.tiers.history(ADA)).hasSize(1);
    assertThat(bench.told).containsExactly("ada >gold");
    assertThat(bench.events()).hasSize(1);
  }

  @Test
  void answersARepeatedKeyFromTheFirstTime() {
    var first = bench.tiers.evaluate(earning(ADA, "silver"), key("k"));
    bench.evaluate(ADA, "gold");
    var again = bench.tiers.evaluate(earning(ADA, "silver"), key("k"));
    assertThat(again).isEqualTo(first.asReplayed());
    assertThat(again.replayed()).isTrue();
    assertThat(bench.current(ADA)).isEqualTo("gold");
    assertThat(bench.tiers.history(ADA)).hasSize(2);
  }

  @Test
  void refusesAKeyThatNamesAnotherRequest() {
    bench.tiers.evaluate(earning(ADA, "silver"), key("k"));
    assertThatThrownBy(() -> bench.tiers.evaluate(earning(ADA, "gold"), key("k")))
        .isInstanceOf(IdempotencyConflictException.class)
        .extracting("field")
        .isEqualTo("figures");
    assertThatThrownBy(() -> bench.tiers.evaluate(earning(BEN, "silver"), key("k")))
        .isInstanceOf(IdempotencyConflictException.class)
        .extracting("field")
        .isEqualTo("creator");
    assertThatThrownBy(() -> bench.tiers.endOverride(ADA, key("k")))
        .isInstanceOf(IdempotencyConflictException.class)
        .extracting("field")
        .isEqualTo("kind");
    assertThat(bench.current(ADA)).isEqualTo("silver");
    assertThat(bench.current(BEN)).isNull();
  }

  @Test
  void evaluatesOnceHoweverManyAskAtOnce() throws Exception {
    List<Evaluated> answers =
        inParallel(8, 5, (thread, n) -> bench.tiers.evaluate(earning(ADA, "gold"), key("one")));
    assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
    assertThat(bench.tiers.history(ADA)).hasSize(1);
    assertThat(bench.told).containsExactly("ada >gold");
  }

  @Test
  void keepsHistoriesWholeWhenManyKeysComeAtOnce() throws Exception {
    var ladder = List.of("starter", "bronze", "silver", "gold", "platinum");
    inParallel(
        6,
        20,
        (thread, n) ->
            bench.tiers.evaluate(
                earning(ADA, ladder.get((thread + n) % 5)), key(thread + "/" + n)));
    // One listener call for each change, and each begins where the one before it ended.
    assertThat(bench.told).hasSize(bench.tiers.history(ADA).size());
    for (int i = 1; i < bench.told.size(); i++) {
      String before = bench.told.get(i - 1).replaceAll(".*>", "ada ") + ">";
      assertThat(bench.told.get(i)).startsWith(before);
    }
  }

  @Test
  void refusesFiguresInAnotherAssetAndStoresNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.tiers.evaluate(CreatorStats.of(ADA, JPY).build(), key("k")))
        .withMessageContaining("JPY");
    assertThat(bench.current(ADA)).isNull();
    // The key stays free for the request as it was meant.
    assertThat(bench.tiers.evaluate(earning(ADA, "gold"), key("k")).replayed()).isFalse();
  }

  @Test
  void announcesEveryChange() {
    bench.evaluate(ADA, "bronze");
    bench.clock.advance(Duration.ofDays(1));
    bench.evaluate(ADA, "gold");
    assertThat(bench.events())
        .containsExactly(
            new TierChanged(
                ADA,
                null,
                "bronze",
                2,
                Cause.EVALUATION,
                Instant.parse("2026-03-01T02:00:00Z"),
                "program-1-USD"),
            new TierChanged(
                ADA,
                "bronze",
                "gold",
                4,
                Cause.EVALUATION,
                Instant.parse("2026-03-02T02:00:00Z"),
                "program-1-USD"));
    assertThat(bench.events().get(0).subject()).isEqualTo("ada");
  }

  @Test
  void changesNothingWhenAListenerFails() {
    bench.evaluate(ADA, "bronze");
    TierListener failing =
        (before, after, tier) -> {
          throw new IllegalStateException("no credits today");
        };
    var tiers =
        TierService.of(
            bench.operations,
            bench.store,
            TierPresets.program(USD),
            DemotionPolicy.never(),
            List.of(failing));
    assertThatIllegalStateException()
        .isThrownBy(() -> tiers.evaluate(earning(ADA, "gold"), key("k")));
    assertThat(bench.current(ADA)).isEqualTo("bronze");
    assertThat(bench.tiers.history(ADA)).hasSize(1);
    assertThat(bench.events()).hasSize(1);
  }

  @Test
  void tellsListenersWithinTheTransactionWhatEndedAndWhatBegan() {
    bench.evaluate(ADA, "bronze");
    bench.clock.advance(Duration.ofDays(3));
    List<TierAssignment> seen = new ArrayList<>();
    TierListener listener =
        (before, after, tier) -> {
          assertThat(bench.operations.inTransaction()).isTrue();
          assertThat(bench.store.history(ADA)).containsExactly(before, after);
          assertThat(tier).isEqualTo(TierPresets.program(USD).find("gold").orElseThrow());
          seen.add(after);
        };
    TierService.of(
            bench.operations,
            bench.store,
            TierPresets.program(USD),
            DemotionPolicy.never(),
            List.of(listener))
        .evaluate(earning(ADA, "gold"), key("k"));
    assertThat(seen).hasSize(1);
    assertThat(seen.get(0).id()).isNotEqualTo(bench.tiers.history(ADA).get(0).id());
  }

  @Test
  void givesTheBenefitsInForce() {
    assertThat(bench.tiers.tier(ADA).name()).isEqualTo("starter");
    bench.evaluate(ADA, "platinum");
    assertThat(bench.tiers.tier(ADA).benefits().share()).isPresent();
    var shorter = TierPresets.program(USD).toBuilder("v2", Instant.EPOCH).remove("platinum");
    // Platinum is gone: gold is the highest tier that is not above it.
    assertThat(bench.service(shorter.build(), DemotionPolicy.never()).tier(ADA).name())
        .isEqualTo("gold");
  }

  @Test
  void movesCreatorsOffATierThatThePolicyNoLongerHas() {
    bench.evaluate(ADA, "platinum");
    bench.evaluate(BEN, "silver");
    var program = TierPresets.program(USD);
    var renamed =
        program.toBuilder("v2", Instant.EPOCH)
            .remove("platinum")
            .remove("silver")
            .add(
                new Tier(
                    "argent",
                    3,
                    program.find("silver").orElseThrow().criteria(),
                    TierBenefits.none()))
            .build();
    // Even a policy that never demotes cannot hold a tier that is not there.
    var tiers = bench.service(renamed, DemotionPolicy.never());
    assertThat(tiers.evaluate(earning(ADA, "platinum"), key("a")))
        .returns("gold", Evaluated::tier)
        .returns("platinum", Evaluated::previous)
        .returns(TierOutcome.DEMOTED, Evaluated::outcome);
    assertThat(tiers.evaluate(earning(BEN, "silver"), key("b")))
        .returns("argent", Evaluated::tier)
        .returns(TierOutcome.PROMOTED, Evaluated::outcome);
    assertThat(tiers.current(BEN)).map(TierAssignment::policyVersion).contains("v2");
  }

  @Test
  void decidesByThePolicyThatTookEffectLast() {
    var old = TierPresets.program(USD);
    var stricter =
        old.toBuilder("v2", Instant.parse("2026-04-01T00:00:00Z"))
            .replace(
                old.find("bronze")
                    .orElseThrow()
                    .withCriteria(old.find("silver").orElseThrow().criteria()))
            .build();
    var tiers =
        TierService.of(
            bench.operations,
            bench.store,
            List.of(stricter, old),
            DemotionPolicy.immediate(),
            List.of());
    assertThat(tiers.policy()).isEqualTo(old);
    assertThat(tiers.evaluate(earning(ADA, "bronze"), key("a")).tier()).isEqualTo("bronze");
    bench.clock.set("2026-03-31T23:59:59.999999999Z");
    assertThat(tiers.policy()).isEqualTo(old);
    bench.clock.set("2026-04-01T00:00:00Z");
    assertThat(tiers.policy()).isEqualTo(stricter);
    assertThat(tiers.evaluate(earning(ADA, "bronze"), key("b")).tier()).isEqualTo("starter");
    // A key never changes its answer, whatever the policy is now.
    assertThat(tiers.evaluate(earning(ADA, "bronze"), key("a")).tier()).isEqualTo("bronze");
  }

  @Test
  void refusesToDecideBeforeAnyPolicyTookEffect() {
    var later =
        TierPresets.program(USD).toBuilder("v2", Instant.parse("2026-04-01T00:00:00Z")).build();
    var tiers = bench.service(later, DemotionPolicy.never());
    assertThatThrownBy(() -> tiers.evaluate(earning(ADA, "gold"), key("a")))
        .isInstanceOf(FanfareException.class)
        .hasMessageContaining("'v2', takes effect at 2026-04-01");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TierService.of(
                    bench.operations,
                    bench.store,
                    List.of(later, later),
                    DemotionPolicy.never(),
                    List.of()));
  }

  @Test
  void doesNotEndATierBeforeItBeganWhenTheClockRunsBack() {
    bench.evaluate(ADA, "silver");
    bench.clock.advance(Duration.ofSeconds(-5));
    assertThat(bench.evaluate(ADA, "gold").tier()).isEqualTo("gold");
    assertThat(bench.tiers.history(ADA))
        .extracting(TierAssignment::from)
        .containsOnly(Instant.parse("2026-03-01T02:00:00Z"));
  }

  /** Lesson: two transactions that lock the same wallets in different orders wait for ever. */
  @Test
  void tellsOfARunInTheOrderOfCreators() {
    bench.tiers.evaluateAll(
        List.of(earning(CLEO, "gold"), earning(ADA, "silver"), earning(BEN, "bronze")), key("run"));
    assertThat(bench.told).containsExactly("ada >silver", "ben >bronze", "cleo >gold");
  }

  @Test
  void takesTheTimeAfterItHasWaitedForTheCreator() {
    TierService tiers = bench.waitingForLocks(Duration.ofMinutes(2));
    Instant soon = bench.clock.instant().plus(Duration.ofMinutes(1));
    assertThatThrownBy(() -> tiers.overrideTier(ADA, "gold", "a favour", soon, key("late")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("until must be after now");
    Instant asked = bench.clock.instant();
    tiers.evaluate(earning(ADA, "silver"), key("k"));
    assertThat(bench.tiers.current(ADA).orElseThrow().from())
        .isEqualTo(asked.plus(Duration.ofMinutes(2)));
  }
}
