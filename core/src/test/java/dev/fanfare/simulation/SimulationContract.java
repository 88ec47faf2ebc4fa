package dev.fanfare.simulation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fanfare.Storage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every storage must make true of the whole of Fanfare: many creators, random operations,
 * gateways that misbehave, and a process that dies at any call of a store or a gateway and before
 * and after any commit. After each step and each crash the audit is clean, no payout has moved
 * money twice, and a model in plain maps agrees.
 *
 * <p>Extend it and hand over an empty storage for each scenario. What fails says its seed and what
 * had happened; {@code -Dfanfare.seed=N} runs that seed alone, with {@code -Dfanfare.place=P} with
 * one crash at that place.
 */
public abstract class SimulationContract {
  /** A scenario for which its every call is tried must have this many payouts handed over. */
  private static final int SUBMISSIONS = 4;

  /** Returns an empty storage, which nothing else uses. */
  protected abstract Storage newStorage();

  /** Returns how many scenarios run in the normal build. */
  protected int seeds() {
    return 1_000;
  }

  /** Returns how many scenarios run with the tag {@code slow}: {@code -Dfanfare.seeds} or 3,000. */
  protected int manySeeds() {
    return Integer.getInteger("fanfare.seeds", 3_000);
  }

  /** Returns how many scenarios are run over and over, with a crash at each of their calls. */
  protected int exhaustiveSeeds() {
    return 3;
  }

  /** Returns how many random steps each scenario has between its beginning and its end. */
  protected int steps() {
    return 45;
  }

  @Test
  void staysRightWhateverFailsWhen() throws Exception {
    Long alone = Long.getLong("fanfare.seed");
    if (alone == null) {
      simulateAndCheck(1, seeds());
    } else if (Long.getLong("fanfare.place") == null) {
      simulate(alone, 1);
    }
  }

  @Test
  @Tag("slow")
  void staysRightWhateverFailsWhenForLong() throws Exception {
    simulateAndCheck(1_000_000, manySeeds());
  }

  /** Everything that can happen must have, where there are scenarios enough for that. */
  private void simulateAndCheck(long first, int count) throws Exception {
    Tally tally = simulate(first, count);
    if (count >= 1_000) {
      Coverage.check(tally);
    }
  }

  private Tally simulate(long first, int count) throws Exception {
    Tally all = new Tally();
    Numbers.handOut(
        first,
        count,
        seed -> {
          Tally tally = new Tally();
          Scenario.crashEverywhere(seed, newStorage(), steps(), tally);
          all.add(tally);
        });
    print("seeds %d to %d".formatted(first, first + count - 1), all);
    return all;
  }

  @Test
  void survivesOneCrashAtEachCallOfAScenario() throws Exception {
    Long alone = Long.getLong("fanfare.seed");
    Long place = Long.getLong("fanfare.place");
    if (alone != null) {
      assumeTrue(place != null, "one seed alone, without a place");
      crashAt(place, alone, new Tally());
      return;
    }
    Tally all = new Tally();
    int done = 0;
    for (long seed = 1; done < exhaustiveSeeds(); seed++) {
      Tally once = new Tally();
      long places = Scenario.crashNowhere(seed, newStorage(), steps(), once);
      if (once.passed().getOrDefault(CrashingGateway.SUBMIT, 0L) >= SUBMISSIONS) {
        long scenario = seed;
        Numbers.handOut(1, (int) places, at -> crashAt(at, scenario, all));
        done++;
      }
    }
    print("one crash at each call", all);
  }

  private void crashAt(long place, long seed, Tally all) {
    Tally tally = new Tally();
    Scenario.crashAt(place, seed, newStorage(), steps(), tally);
    all.add(tally);
  }

  private void print(String what, Tally tally) {
    System.out.printf("%s, %s: %s%n", getClass().getSimpleName(), what, tally);
  }
}
