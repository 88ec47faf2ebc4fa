package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fanfare.tier.TierService.Evaluated;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DemotionTest {
  private static final Duration DAY = Duration.ofDays(1);

  private TierBench bench;

  private void under(DemotionPolicy demotion) {
    bench = new TierBench(demotion);
  }

  /** Evaluates a day after the last time. */
  private Evaluated nextDay(String earned) {
    bench.clock.advance(DAY);
    return bench.evaluate(ADA, earned);
  }

  private static void assertHeld(Evaluated answer, String tier, int misses) {
    assertThat(answer.outcome()).isEqualTo(TierOutcome.HELD);
    assertThat(answer.tier()).isEqualTo(tier);
    assertThat(answer.changed()).isFalse();
    assertThat(answer.misses()).isEqualTo(misses);
  }

  private static void assertDemoted(Evaluated answer, String from, String to) {
    assertThat(answer.outcome()).isEqualTo(TierOutcome.DEMOTED);
    assertThat(answer.previous()).isEqualTo(from);
    assertThat(answer.tier()).isEqualTo(to);
    assertThat(answer.misses()).isZero();
  }

  @Test
  void takesATierAwayAtOnceWhenImmediate() {
    under(DemotionPolicy.immediate());
    bench.evaluate(ADA, "gold");
    assertDemoted(nextDay("bronze"), "gold", "bronze");
    assertThat(bench.told).containsExactly("ada >gold", "ada gold>bronze");
  }

  @Test
  void keepsATierForGoodWhenNever() {
    under(DemotionPolicy.never());
    bench.evaluate(ADA, "gold");
    for (int i = 1; i <= 50; i++) {
      assertHeld(nextDay("starter"), "gold", i);
    }
    assertThat(bench.tiers.history(ADA)).hasSize(1);
    assertThat(nextDay("platinum").outcome()).isEqualTo(TierOutcome.PROMOTED);
  }

  @Test
  void explainsWhatTheFiguresEarnAlsoWhileTheTierIsHeld() {
    under(DemotionPolicy.never());
    bench.evaluate(ADA, "gold");
    var held = nextDay("silver");
    assertThat(held.tier()).isEqualTo("gold");
    assertThat(held.explanation().tier()).isEqualTo("silver");
  }

  @Test
  void takesATierAwayAtTheLastOfSomeMissesInARow() {
    under(DemotionPolicy.after(3, Duration.ZERO));
    bench.evaluate(ADA, "gold");
    assertHeld(nextDay("bronze"), "gold", 1);
    assertHeld(nextDay("starter"), "gold", 2);
    // The third miss counts, and the figures of that day say where to.
    assertDemoted(nextDay("silver"), "gold", "silver");
  }

  @Test
  void startsToCountAgainWhenTheTierIsEarnedInBetween() {
    under(DemotionPolicy.after(2, Duration.ZERO));
    bench.evaluate(ADA, "gold");
    assertHeld(nextDay("bronze"), "gold", 1);
    assertThat(nextDay("gold").outcome()).isEqualTo(TierOutcome.UNCHANGED);
    assertHeld(nextDay("bronze"), "gold", 1);
    assertDemoted(nextDay("bronze"), "gold", "bronze");
    // A lower tier is lost by as many misses of its own.
    assertHeld(nextDay("starter"), "bronze", 1);
    assertDemoted(nextDay("starter"), "bronze", "starter");
  }

  @Test
  void startsToCountAgainAfterAPromotion() {
    under(DemotionPolicy.after(2, Duration.ZERO));
    bench.evaluate(ADA, "silver");
    assertHeld(nextDay("bronze"), "silver", 1);
    assertThat(nextDay("gold").misses()).isZero();
    assertHeld(nextDay("silver"), "gold", 1);
    assertDemoted(nextDay("silver"), "gold", "silver");
  }

  @Test
  void keepsATierForTheLockInHoweverManyMisses() {
    under(DemotionPolicy.after(1, Duration.ofDays(5)));
    bench.evaluate(ADA, "gold");
    for (int day = 1; day <= 4; day++) {
      assertHeld(nextDay("starter"), "gold", day);
    }
    bench.clock.advance(DAY.minusMillis(1));
    assertHeld(bench.evaluate(ADA, "starter"), "gold", 5);
    bench.clock.advance(Duration.ofMillis(1));
    assertDemoted(bench.evaluate(ADA, "starter"), "gold", "starter");
  }

  @Test
  void locksInFromTheLastPromotionNotFromADemotion() {
    under(DemotionPolicy.after(1, Duration.ofDays(3)));
    bench.evaluate(ADA, "silver");
    bench.clock.advance(Duration.ofDays(2));
    assertThat(bench.evaluate(ADA, "gold").outcome()).isEqualTo(TierOutcome.PROMOTED);
    assertHeld(nextDay("silver"), "gold", 1);
    assertHeld(nextDay("silver"), "gold", 2);
    assertDemoted(nextDay("silver"), "gold", "silver");
    // Nobody rose since, so nothing is locked in.
    assertDemoted(nextDay("bronze"), "silver", "bronze");
  }

  @Test
  void needsBothTheMissesAndTheTime() {
    under(DemotionPolicy.after(3, Duration.ofDays(2)));
    bench.evaluate(ADA, "gold");
    bench.clock.advance(Duration.ofDays(30));
    assertHeld(bench.evaluate(ADA, "bronze"), "gold", 1);
    assertHeld(bench.evaluate(ADA, "bronze"), "gold", 2);
    assertDemoted(bench.evaluate(ADA, "bronze"), "gold", "bronze");
  }

  @Test
  void refusesAPolicyThatCannotBeMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemotionPolicy.after(0, DAY))
        .withMessageContaining("misses");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DemotionPolicy.after(1, DAY.negated()))
        .withMessageContaining("lockIn");
  }
}
