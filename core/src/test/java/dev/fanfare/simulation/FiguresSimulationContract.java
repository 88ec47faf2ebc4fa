package dev.fanfare.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import dev.fanfare.simulation.FiguresScenario.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every storage must make true of figures: facts come late, twice, corrected and contradicting
 * each other, days are computed in every way there is, forecasts are made and followed up, and the
 * process dies at any call of a store and before and after any commit. In the end a catch-up leaves
 * exactly what a life without a crash does: every row, every forecast, every event once.
 *
 * <p>Extend it and hand over an empty storage for each life. What fails says its seed and what had
 * happened; {@code -Dfanfare.seed=N} runs that seed alone.
 */
public abstract class FiguresSimulationContract {
  /** So many scenarios meet everything that {@link #COVERED} names. */
  private static final int ENOUGH = 100;

  private static final List<String> COVERED =
      List.of(
          "EventStore.append",
          "FactStore.append",
          "FactStore.raise",
          "FactStore.withdraw",
          "ForecastStore.awaiting",
          "ForecastStore.save",
          "ForecastStore.saveActuals",
          "RollupStore.await",
          "RollupStore.bucket",
          "RollupStore.finish",
          "RollupStore.lock",
          "RollupStore.nextAwaited",
          "RollupStore.reset",
          "RollupStore.rollUp",
          "RollupStore.save",
          "RollupStore.takeMarks",
          "after a commit",
          "before a commit");

  /** Returns an empty storage; the one handed over before to the same thread is done with. */
  protected abstract Storage newStorage();

  /** Returns how many lives have a crash at each call of each thing done. */
  protected int seeds() {
    return 100;
  }

  /** Returns how many such lives there are with the tag {@code slow}. */
  protected int manySeeds() {
    return 3_000;
  }

  /** Returns how many lives there are at most that have one crash. */
  protected int livesWithOneCrash() {
    return Integer.MAX_VALUE;
  }

  /** Returns how many calls apart two crashes are at most: 1 for a crash at each call. */
  protected int stride() {
    return 1;
  }

  @Test
  void leavesTheSameFiguresWhateverFailsWhen() throws Exception {
    Long alone = Long.getLong("fanfare.seed");
    if (alone == null) {
      simulate(1, seeds());
    } else {
      simulate(alone, 1);
    }
  }

  @Test
  @Tag("slow")
  void leavesTheSameFiguresWhateverFailsWhenForLong() throws Exception {
    simulate(1_000_000, manySeeds());
  }

  private void simulate(long first, int count) throws Exception {
    Tally all = new Tally();
    Numbers.handOut(
        first,
        count,
        seed -> {
          Outcome undisturbed = FiguresScenario.undisturbed(seed, newStorage(), new Tally());
          Tally tally = new Tally();
          FiguresScenario.crashEverywhere(seed, newStorage(), undisturbed, stride(), tally);
          all.add(tally);
        });
    print("seeds %d to %d".formatted(first, first + count - 1), all);
    if (count >= ENOUGH) {
      Set<String> survived = new HashSet<>(all.passed().keySet());
      survived.removeAll(all.crashes().keySet());
      assertThat(survived).as("calls at which no process died").isEmpty();
      assertThat(all.crashes().keySet()).containsAll(COVERED);
      assertThat(all.answers().get("restated")).as("final days that changed").isPositive();
    }
  }

  @Test
  void makesUpForOneCrashAnywhere() throws Exception {
    Tally all = new Tally();
    Outcome undisturbed = FiguresScenario.undisturbed(1, newStorage(), new Tally());
    int lives = (int) Math.min(livesWithOneCrash(), undisturbed.places());
    Numbers.handOut(
        0,
        lives,
        number -> {
          long place = 1 + number * undisturbed.places() / lives;
          Tally tally = new Tally();
          FiguresScenario.crashAt(place, 1, newStorage(), undisturbed, tally);
          all.add(tally);
        });
    print("one crash in each", all);
  }

  private void print(String what, Tally tally) {
    System.out.printf("%s, %s: %s%n", getClass().getSimpleName(), what, tally);
  }
}
