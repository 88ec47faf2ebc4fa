package dev.fanfare.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What every storage must make true of the whole of Fanfare: many creators, random operations,
 * gateways that misbehave, and a process that dies at any call of a store or a gateway and before
 * and after any commit. After each step and each crash the audit is clean, no payout has moved
 * money twice, and a model in plain maps agrees.
 *
 * <p>Extend it and hand over an empty storage for each scenario. {@code -Dfanfare.seed=N} replays
 * one seed.
 */
public abstract class SimulationContract {
  private static final int THREADS = 2;
  private static final int STEPS = 30;

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
    return 6;
  }

  @Test
  void staysRightWhateverFailsWhen() throws Exception {
    Long alone = Long.getLong("fanfare.seed");
    Tally tally = alone == null ? simulate(1, seeds()) : simulate(alone, 1);
    if (alone == null && seeds() >= 1_000) {
      assertNothingWasLeftOut(tally);
    }
  }

  @Test
  @Tag("slow")
  void staysRightWhateverFailsWhenForLong() throws Exception {
    assertNothingWasLeftOut(simulate(1_000_000, manySeeds()));
  }

  private Tally simulate(long first, int count) throws Exception {
    Tally all = new Tally();
    AtomicLong next = new AtomicLong(first);
    inParallel(
        () -> {
          for (long seed = next.getAndIncrement(); seed < first + count; ) {
            Tally tally = new Tally();
            Scenario.crashEverywhere(seed, newStorage(), STEPS, tally);
            all.add(tally);
            seed = next.getAndIncrement();
          }
          return all;
        });
    System.out.println(getClass().getSimpleName() + ": " + all);
    return all;
  }

  @Test
  void survivesOneCrashAtEachCallOfAScenario() throws Exception {
    Tally all = new Tally();
    for (long seed = 1; seed <= exhaustiveSeeds(); seed++) {
      long scenario = seed;
      long places = Scenario.crashNowhere(scenario, newStorage(), STEPS, new Tally());
      AtomicLong next = new AtomicLong(1);
      inParallel(
          () -> {
            for (long place = next.getAndIncrement(); place <= places; ) {
              Tally tally = new Tally();
              Scenario.crashAt(place, scenario, newStorage(), STEPS, tally);
              all.add(tally);
              place = next.getAndIncrement();
            }
            return all;
          });
    }
    System.out.println(getClass().getSimpleName() + ", one crash each: " + all);
  }

  private static void inParallel(Callable<?> work) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(threads.submit(work));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    } finally {
      threads.shutdownNow();
    }
  }

  /** A simulation that never gets anywhere would find nothing. */
  private static void assertNothingWasLeftOut(Tally tally) {
    assertThat(tally.crashes()).isNotEmpty();
  }
}
