package dev.fanfare.tier;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.tier.TierBench.earning;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever happens in whatever order, a plain model of the rules foretells the tier in force. */
class TierModelTest {
  private static final List<String> LADDER =
      List.of("starter", "bronze", "silver", "gold", "platinum");

  /** What the rules say, in as few words as possible; levels count from 0, -1 is none. */
  private static final class Model {
    final int k;
    final Duration lockIn;
    int earned = -1;
    int misses;
    Instant rose = Instant.EPOCH;
    int override = -1;
    @Nullable Instant until;

    Model(int k, Duration lockIn) {
      this.k = k;
      this.lockIn = lockIn;
    }

    int inForce(Instant now) {
      if (until != null && !now.isBefore(until)) {
        override = -1;
        until = null;
        earned = Math.max(earned, 0);
      }
      return override >= 0 ? override : earned;
    }

    void evaluate(int target, Instant now) {
      inForce(now);
      if (target > earned) {
        rose = now;
      }
      if (target >= earned) {
        earned = target;
        misses = 0;
      } else {
        misses++;
        if (k > 0 && misses >= k && !now.isBefore(rose.plus(lockIn))) {
          earned = target;
          misses = 0;
        }
      }
    }

    boolean end(Instant now) {
      inForce(now);
      boolean ended = override >= 0;
      if (ended) {
        override = -1;
        until = null;
        earned = Math.max(earned, 0);
      }
      return ended;
    }
  }

  @Property(tries = 1000)
  void isWhatTheRulesSay(@ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int steps) {
    var random = new Random(seed);
    int k = random.nextInt(4);
    Duration lockIn = Duration.ofDays(k == 0 ? 0 : random.nextInt(4));
    var bench = new TierBench(k == 0 ? DemotionPolicy.never() : DemotionPolicy.after(k, lockIn));
    var model = new Model(k, lockIn);
    List<String> inForce = new ArrayList<>();
    Runnable last = () -> {};
    for (int i = 0; i < steps; i++) {
      bench.clock.advance(Duration.ofHours(random.nextInt(30)));
      Instant now = bench.clock.instant();
      int level = random.nextInt(5);
      var stats = earning(ADA, LADDER.get(level));
      var key = key("step-" + i);
      switch (random.nextInt(7)) {
        case 0, 1 -> {
          model.evaluate(level, now);
          last = () -> bench.tiers.evaluate(stats, key);
        }
        case 2, 3 -> {
          model.evaluate(level, now);
          last = () -> bench.tiers.evaluateAll(List.of(stats), key);
        }
        case 4 -> {
          model.inForce(now);
          model.override = level;
          Instant until = random.nextBoolean() ? null : now.plusSeconds(3600 * (1 + level * 9L));
          model.until = until;
          last = () -> bench.tiers.overrideTier(ADA, LADDER.get(level), "why", until, key);
        }
        case 5 -> {
          boolean ends = model.end(now);
          last =
              () ->
                  assertThat(
                          bench.tiers.endOverride(ADA, key)
                              instanceof TierService.EndOverrideResult.Ended)
                      .isEqualTo(ends);
        }
        default -> {
          // Only time has passed, and a repeated request changes nothing.
        }
      }
      last.run();
      int expected = model.inForce(now);
      assertThat(bench.current(ADA)).isEqualTo(expected < 0 ? null : LADDER.get(expected));
      if (expected >= 0 && (inForce.isEmpty() || !last(inForce).equals(LADDER.get(expected)))) {
        inForce.add(LADDER.get(expected));
      }
      assertThat(bench.audit()).isEmpty();
    }
    // Listeners and events tell one story without a break: each begins where the last one ended.
    List<TierChanged> events = bench.events();
    assertThat(events).hasSameSizeAs(bench.told);
    String before = null;
    for (TierChanged event : events) {
      assertThat(event.previous()).isEqualTo(before);
      assertThat(event.tier()).isNotEqualTo(before);
      before = event.tier();
    }
    assertThat(before).isEqualTo(bench.current(ADA));
    assertThat(bench.told.stream().map(told -> told.replaceAll(".*>", "")))
        .isEqualTo(events.stream().map(TierChanged::tier).toList())
        .containsSubsequence(inForce);
  }

  private static String last(List<String> list) {
    return list.get(list.size() - 1);
  }
}
