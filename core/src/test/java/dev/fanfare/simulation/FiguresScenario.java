package dev.fanfare.simulation;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.analytics.DayRestated;
import dev.fanfare.analytics.FactStory;
import dev.fanfare.testing.TestClock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A host's life with figures, with a process that dies; and what it must have come to. */
final class FiguresScenario {
  private final long seed;
  private final Storage raw;
  private final CrashPoints points;
  private final CrashingStorage storage;
  private final FiguresScript script;
  private final Deliveries deliveries;
  private final TestClock clock =
      new TestClock(FactStory.FIRST.atStartOfDay(ZoneOffset.UTC).toInstant());
  private final Tally tally;
  private final List<String> done = new ArrayList<>();

  private FiguresScenario(long seed, Storage raw, Tally tally) {
    this.seed = seed;
    this.raw = raw;
    this.tally = tally;
    this.points = new CrashPoints(tally);
    this.storage = new CrashingStorage(raw, points);
    this.script = new FiguresScript(seed);
    this.deliveries = new Deliveries(new Draw(seed));
  }

  /**
   * What a life came to.
   *
   * @param places how many places for a crash it passed
   */
  record Outcome(FiguresSeen seen, List<DayRestated> restated, long places) {}

  /** Lives without a crash. */
  static Outcome undisturbed(long seed, Storage raw, Tally tally) {
    return new FiguresScenario(seed, raw, tally).live(0, 0);
  }

  /**
   * Lives with a crash at each place of each move, in turn, until the process survives the move.
   * Everything must come out as in an undisturbed life, also how often days were restated.
   *
   * @param stride from which place it goes on to which, at most: 1 for every one
   */
  static void crashEverywhere(
      long seed, Storage raw, Outcome undisturbed, int stride, Tally tally) {
    FiguresScenario life = new FiguresScenario(seed, raw, tally);
    Outcome outcome = life.live(0, stride);
    life.checking(
        () -> {
          outcome.seen.requireSameAs(undisturbed.seen);
          if (!outcome.restated.equals(undisturbed.restated)) {
            throw new AssertionError(
                "restated %s, not %s".formatted(outcome.restated, undisturbed.restated));
          }
        });
  }

  /**
   * Lives with one crash. At every other place nobody asks again, for what a later catch-up makes
   * up for.
   */
  static void crashAt(long place, long seed, Storage raw, Outcome undisturbed, Tally tally) {
    FiguresScenario life = new FiguresScenario(seed, raw, tally);
    Outcome outcome = life.live(place, 0);
    life.checking(() -> outcome.seen.withoutTurns().requireSameAs(undisturbed.seen.withoutTurns()));
  }

  private Outcome live(long place, int stride) {
    if (place > 0) {
      points.arm(place);
    }
    checking(
        () -> {
          Draw draw = new Draw(seed);
          for (FiguresScript.Move move : script.moves()) {
            done.add(clock.instant() + " " + move);
            clock.advance(move.pause());
            perform(move, draw, stride, place % 2 == 1);
          }
          points.disarm();
          points.aside(() -> close(script.moves().get(script.moves().size() - 1).zone()));
        });
    tally.scenario();
    return new Outcome(
        FiguresSeen.of(raw, FiguresScript.SUBJECTS),
        deliveries.arrived(DayRestated.class),
        points.passed());
  }

  private void perform(FiguresScript.Move move, Draw draw, int stride, boolean leaves) {
    long place = draw.between(Math.min(1, stride), stride);
    while (true) {
      if (stride > 0) {
        points.arm(place);
      }
      try {
        move.call().accept(process(storage, move.zone()));
        if (stride > 0) {
          points.disarm();
        }
        tally.operation(move.text().split(" ")[0]);
        return;
      } catch (Crash crash) {
        done.add("    " + crash.getMessage());
        if (leaves && move.mayBeLeft()) {
          return;
        }
        place += stride < 2 ? stride : draw.between(1, stride);
      }
    }
  }

  /** Catches up, after which nothing may wait, and delivers what is waiting. */
  private void close(ZoneId zone) {
    deliveries.calm();
    Fanfare fanfare = process(storage, zone);
    fanfare.analytics().catchUp();
    fanfare.forecasts().followUp();
    while (fanfare.events().deliver().delivered() > 0) {}
    deliveries.check(storage.committedEvents());
    long left = fanfare.analytics().catchUp().days() + fanfare.forecasts().followUp();
    if (left > 0) {
      throw new AssertionError("after catching up %d days were still waiting".formatted(left));
    }
    if (!fanfare.auditor().verify().isEmpty()) {
      throw new AssertionError("the audit found " + fanfare.auditor().verify());
    }
    tally.outcome("restated", deliveries.arrived(DayRestated.class).size());
  }

  private Fanfare process(Storage over, ZoneId zone) {
    Fanfare fanfare =
        Fanfare.builder().storage(over).clock(clock).analyticsPolicy(script.policy(zone)).build();
    fanfare.events().subscribe(deliveries);
    return fanfare;
  }

  private void checking(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      throw new AssertionError(
          "seed %d failed (-Dfanfare.seed=%d runs it alone) after%n  %s%n%s"
              .formatted(seed, seed, String.join("\n  ", done), e),
          e);
    }
  }
}
