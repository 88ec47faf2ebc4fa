package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.tier.TierAssignment.Cause;
import dev.fanfare.tier.TierService.EndOverrideResult.Ended;
import dev.fanfare.tier.TierService.EndOverrideResult.NotOverridden;
import dev.fanfare.tier.TierService.Overridden;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TierOverrideTest {
  private static final Instant T0 = Instant.parse("2026-03-01T02:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final TierBench bench = new TierBench(DemotionPolicy.immediate());

  @AfterEach
  void historiesAreIntact() {
    assertThat(bench.audit()).isEmpty();
  }

  @Test
  void standsAboveTheFiguresUntilItIsEnded() {
    bench.evaluate(ADA, "silver");
    assertThat(bench.tiers.overrideTier(ADA, "platinum", "guest of honour", null, key("o")))
        .isEqualTo(new Overridden(ADA, "platinum", "silver", true, null, false));
    bench.clock.advance(DAY);
    for (String earned : new String[] {"starter", "bronze"}) {
      var answer = bench.evaluate(ADA, earned);
      assertThat(answer.outcome()).isEqualTo(TierOutcome.OVERRIDDEN);
      assertThat(answer.tier()).isEqualTo("platinum");
      assertThat(answer.changed()).isFalse();
    }
    assertThat(bench.tiers.history(ADA)).hasSize(2);
    bench.clock.advance(DAY);
    // What was earned meanwhile comes into force.
    assertThat(bench.tiers.endOverride(ADA, key("e")))
        .isEqualTo(new Ended(ADA, "bronze", "platinum", true, false));
    assertThat(bench.tiers.history(ADA))
        .extracting(
            TierAssignment::tier,
            TierAssignment::cause,
            TierAssignment::reason,
            TierAssignment::from,
            TierAssignment::until)
        .containsExactly(
            tuple("silver", Cause.EVALUATION, null, T0, T0),
            tuple("platinum", Cause.OVERRIDE, "guest of honour", T0, T0.plus(DAY.multipliedBy(2))),
            tuple("bronze", Cause.OVERRIDE_ENDED, null, T0.plus(DAY.multipliedBy(2)), null));
    assertThat(bench.told)
        .containsExactly("ada >silver", "ada silver>platinum", "ada platinum>bronze");
    // The evidence is that of the evaluation which earned it: 100.00.
    assertThat(bench.tiers.current(ADA).orElseThrow().evidence().figures())
        .containsEntry("monthly_revenue", 10_000L);
  }

  @Test
  void isInForceForCreatorsNeverEvaluated() {
    assertThat(bench.tiers.overrideTier(ADA, "gold", "partner", null, key("o")))
        .isEqualTo(new Overridden(ADA, "gold", null, true, null, false));
    assertThat(bench.current(ADA)).isEqualTo("gold");
    assertThat(bench.tiers.endOverride(ADA, key("e")))
        .isEqualTo(new Ended(ADA, "starter", "gold", true, false));
    // The entry tier was earned by no figures.
    assertThat(bench.tiers.current(ADA).orElseThrow().evidence()).isNull();
    assertThat(bench.evaluate(ADA, "silver"))
        .returns("starter", TierService.Evaluated::previous)
        .returns(TierOutcome.PROMOTED, TierService.Evaluated::outcome);
  }

  @Test
  void endsByItselfAtItsTimeWhenSomebodyAsks() {
    bench.evaluate(ADA, "silver");
    Instant end = T0.plus(DAY);
    bench.tiers.overrideTier(ADA, "platinum", "trial", end, key("o"));
    bench.clock.set(end.minusNanos(1));
    assertThat(bench.current(ADA)).isEqualTo("platinum");
    bench.clock.set(end.plus(DAY));
    assertThat(bench.tiers.tierAt(ADA, end.minusNanos(1)).orElseThrow().tier())
        .isEqualTo("platinum");
    // It ended at its time, not when somebody looked.
    assertThat(bench.tiers.tierAt(ADA, end).orElseThrow().tier()).isEqualTo("silver");
    assertThat(bench.current(ADA)).isEqualTo("silver");
    assertThat(bench.tiers.history(ADA))
        .extracting(TierAssignment::tier, TierAssignment::from, TierAssignment::until)
        .containsExactly(
            tuple("silver", T0, T0), tuple("platinum", T0, end), tuple("silver", end, null));
    assertThat(bench.events())
        .last()
        .isEqualTo(
            new TierChanged(
                ADA, "platinum", "silver", 3, Cause.OVERRIDE_ENDED, end, "program-1-USD"));
    assertThat(bench.told).endsWith("ada platinum>silver").hasSize(3);
  }

  @Test
  void endsAtExactlyItsTime() {
    bench.tiers.overrideTier(ADA, "gold", "trial", T0.plus(DAY), key("o"));
    bench.clock.advance(DAY);
    assertThat(bench.current(ADA)).isEqualTo("starter");
  }

  @Test
  void keepsItsTimesToTheMicrosecondAsEveryStorageDoes() {
    Instant fine = T0.plus(DAY).plusNanos(1_999);
    Instant kept = T0.plus(DAY).plusNanos(1_000);
    assertThat(bench.tiers.overrideTier(ADA, "gold", "trial", fine, key("o")).until())
        .isEqualTo(kept);
    assertThat(bench.tiers.current(ADA).orElseThrow().overrideUntil()).isEqualTo(kept);
    bench.clock.set(fine);
    assertThat(bench.current(ADA)).isEqualTo("starter");
    assertThat(bench.tiers.tierAt(ADA, kept.minusNanos(1)).orElseThrow().tier()).isEqualTo("gold");
  }

  @Test
  void endsByItselfBeforeTheNextEvaluation() {
    bench.evaluate(ADA, "silver");
    Instant end = T0.plus(DAY);
    bench.tiers.overrideTier(ADA, "bronze", "penalty", end, key("o"));
    bench.clock.set(end.plus(DAY));
    var answer = bench.evaluate(ADA, "gold");
    assertThat(answer.outcome()).isEqualTo(TierOutcome.PROMOTED);
    assertThat(answer.previous()).isEqualTo("silver");
    assertThat(answer.changed()).isTrue();
    assertThat(bench.tiers.history(ADA))
        .extracting(TierAssignment::tier, TierAssignment::cause, TierAssignment::from)
        .containsExactly(
            tuple("silver", Cause.EVALUATION, T0),
            tuple("bronze", Cause.OVERRIDE, T0),
            tuple("silver", Cause.OVERRIDE_ENDED, end),
            tuple("gold", Cause.EVALUATION, end.plus(DAY)));
    assertThat(bench.told)
        .containsExactly(
            "ada >silver", "ada silver>bronze", "ada bronze>silver", "ada silver>gold");
  }

  @Test
  void endsOnceHoweverManyAsk() throws Exception {
    bench.evaluate(ADA, "silver");
    bench.tiers.overrideTier(ADA, "gold", "trial", T0.plus(DAY), key("o"));
    bench.clock.advance(DAY);
    inParallel(8, 3, (thread, n) -> bench.current(ADA));
    assertThat(bench.tiers.history(ADA)).hasSize(3);
    assertThat(bench.told).hasSize(3);
  }

  @Test
  void takesThePlaceOfAnEarlierOverride() {
    bench.evaluate(ADA, "silver");
    bench.tiers.overrideTier(ADA, "platinum", "guest", T0.plus(DAY), key("o1"));
    assertThat(bench.tiers.overrideTier(ADA, "gold", "less of a guest", null, key("o2")))
        .isEqualTo(new Overridden(ADA, "gold", "platinum", true, null, false));
    bench.clock.advance(DAY.multipliedBy(9));
    // The first one's end no longer counts.
    assertThat(bench.current(ADA)).isEqualTo("gold");
    bench.tiers.endOverride(ADA, key("e"));
    assertThat(bench.current(ADA)).isEqualTo("silver");
  }

  @Test
  void isKeptWithItsReasonAlsoWhenTheTierStaysTheSame() {
    bench.evaluate(ADA, "silver");
    assertThat(bench.tiers.overrideTier(ADA, "silver", "keep", null, key("o")).changed()).isFalse();
    assertThat(bench.tiers.current(ADA).orElseThrow().reason()).isEqualTo("keep");
    assertThat(bench.evaluate(ADA, "starter").tier()).isEqualTo("silver");
    // No other tier came into force, so nobody is told.
    assertThat(bench.told).containsExactly("ada >silver");
    assertThat(bench.events()).hasSize(1);
  }

  @Test
  void countsMissesMeanwhile() {
    var patient = new TierBench(DemotionPolicy.after(2, Duration.ZERO));
    patient.evaluate(ADA, "gold");
    patient.tiers.overrideTier(ADA, "platinum", "guest", null, key("o"));
    assertThat(patient.evaluate(ADA, "silver").misses()).isEqualTo(1);
    patient.tiers.endOverride(ADA, key("e"));
    assertThat(patient.current(ADA)).isEqualTo("gold");
    assertThat(patient.evaluate(ADA, "silver").outcome()).isEqualTo(TierOutcome.DEMOTED);
  }

  @Test
  void saysThatThereIsNothingToEndAndKeepsSayingSo() {
    assertThat(bench.tiers.endOverride(ADA, key("e1"))).isEqualTo(new NotOverridden(ADA, false));
    bench.evaluate(ADA, "silver");
    assertThat(bench.tiers.endOverride(ADA, key("e2"))).isEqualTo(new NotOverridden(ADA, false));
    bench.tiers.overrideTier(ADA, "gold", "trial", T0.plus(DAY), key("o"));
    // A refusal is an answer too: the key does not end what came later.
    assertThat(bench.tiers.endOverride(ADA, key("e1"))).isEqualTo(new NotOverridden(ADA, true));
    bench.clock.advance(DAY.multipliedBy(2));
    assertThat(bench.tiers.endOverride(ADA, key("e3"))).isEqualTo(new NotOverridden(ADA, false));
    // It had ended by itself, at its time.
    assertThat(bench.tiers.current(ADA).orElseThrow())
        .returns("silver", TierAssignment::tier)
        .returns(T0.plus(DAY), TierAssignment::from);
  }

  @Test
  void answersRepeatedKeysFromTheFirstTimeAlsoAfterItsEnd() {
    bench.evaluate(ADA, "silver");
    Instant end = T0.plus(DAY);
    var first = bench.tiers.overrideTier(ADA, "gold", "trial", end, key("o"));
    bench.clock.set(end.plus(DAY));
    assertThat(bench.tiers.overrideTier(ADA, "gold", "trial", end, key("o")))
        .isEqualTo(first.asReplayed());
    assertThat(bench.current(ADA)).isEqualTo("silver");
    var ended = bench.tiers.endOverride(ADA, key("e"));
    assertThat(bench.tiers.endOverride(ADA, key("e"))).isEqualTo(ended.asReplayed());
    assertThatThrownBy(() -> bench.tiers.overrideTier(ADA, "gold", "other", end, key("o")))
        .isInstanceOf(IdempotencyConflictException.class)
        .extracting("field")
        .isEqualTo("reason");
  }

  @Test
  void refusesWhatCannotBeMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.tiers.overrideTier(ADA, "comet", "why", null, key("o")))
        .withMessageContaining("[starter, bronze, silver, gold, platinum], was 'comet'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.tiers.overrideTier(ADA, "gold", "why", T0, key("o")))
        .withMessageContaining("until must be after now");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> bench.tiers.overrideTier(ADA, "gold", " ", null, key("o")))
        .withMessageContaining("reason");
    assertThat(bench.current(ADA)).isNull();
  }

  @Test
  void fallsBackToALikeTierIfThePolicyNoLongerHasWhatWasEarned() {
    bench.evaluate(ADA, "silver");
    bench.tiers.overrideTier(ADA, "platinum", "guest", null, key("o"));
    var shorter = TierPresets.program(USD).toBuilder("v2", Instant.EPOCH).remove("silver").build();
    var tiers = bench.service(shorter, DemotionPolicy.immediate());
    tiers.endOverride(ADA, key("e"));
    assertThat(tiers.current(ADA))
        .hasValueSatisfying(
            current -> {
              assertThat(current.tier()).isEqualTo("bronze");
              assertThat(current.policyVersion()).isEqualTo("v2");
            });
  }

  @Test
  void readsManyHistoriesAsIfExpiredOverridesHadEnded() {
    bench.evaluate(ADA, "silver");
    bench.evaluate(BEN, "gold");
    bench.tiers.overrideTier(ADA, "platinum", "guest", T0.plus(DAY), key("o"));
    bench.clock.advance(DAY.multipliedBy(3));
    int told = bench.told.size();
    var early = bench.tiers.histories(List.of(BEN, CLEO, ADA), T0);
    var late = bench.tiers.histories(List.of(ADA), T0.plus(DAY));
    assertThat(bench.told).as("nothing has changed").hasSize(told);
    assertThat(bench.store.history(ADA)).hasSize(2);
    assertThat(early.keySet()).containsExactlyInAnyOrder(ADA, BEN);
    // The service's own history ends the override for good, just as it was read.
    var history = bench.tiers.history(ADA);
    assertThat(history).hasSize(3);
    // The first of them ended as the override began, at T0.
    assertThat(early.get(ADA)).isEqualTo(history.subList(1, 3));
    assertThat(early.get(BEN)).isEqualTo(bench.tiers.history(BEN));
    assertThat(late).isEqualTo(Map.of(ADA, history.subList(2, 3)));
    assertThat(bench.tiers.histories(List.of(ADA), T0)).isEqualTo(Map.of(ADA, early.get(ADA)));
  }
}
