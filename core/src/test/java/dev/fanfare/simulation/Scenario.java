package dev.fanfare.simulation;

import dev.fanfare.Storage;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One platform's life: creators come, random operations happen to them, and in the end every doubt
 * is dealt with. Everything follows from the seed.
 */
final class Scenario {
  private final long seed;
  private final World world;
  private final Inspector inspector;
  private final Tally tally;
  private final Mode mode;
  private final List<String> done = new ArrayList<>();
  private boolean mayGiveUp;

  /** When the process dies. */
  enum Mode {
    /**
     * Each operation is tried with a crash at one call, then at the next, until it goes through.
     */
    EVERY_OPERATION,
    /** It dies at one call of the whole scenario, and then lives on. */
    ONCE,
    /** Never. */
    NEVER
  }

  private Scenario(long seed, Storage raw, Tally tally, Mode mode) {
    this.seed = seed;
    this.world = new World(seed, raw, tally);
    this.inspector = new Inspector(world);
    this.tally = tally;
    this.mode = mode;
  }

  /** Runs a scenario that crashes at every call of each operation, in turn. */
  static void crashEverywhere(long seed, Storage raw, int steps, Tally tally) {
    new Scenario(seed, raw, tally, Mode.EVERY_OPERATION).run(steps);
  }

  /** Runs a scenario without a crash and returns how many places for one it passed. */
  static long crashNowhere(long seed, Storage raw, int steps, Tally tally) {
    Scenario scenario = new Scenario(seed, raw, tally, Mode.NEVER);
    scenario.run(steps);
    return scenario.world.points.passed();
  }

  /** Runs a scenario that crashes once, at the n-th place. */
  static void crashAt(long place, long seed, Storage raw, int steps, Tally tally) {
    Scenario scenario = new Scenario(seed, raw, tally, Mode.ONCE);
    scenario.world.points.arm(place);
    scenario.done.add("crash at place " + place);
    scenario.run(steps);
  }

  private void run(int count) {
    try {
      Steps steps = new Steps(world);
      steps.opening().forEach(step -> perform(step.get()));
      mayGiveUp = mode == Mode.EVERY_OPERATION;
      for (int i = 0; i < count; i++) {
        perform(steps.next());
      }
      mayGiveUp = false;
      world.calm();
      steps.close(this::perform);
      inspector.checkAtTheEnd();
      steps.reportAgain(this::perform);
      inspector.checkAtTheEnd();
      tally.scenario();
    } catch (Throwable e) {
      throw new AssertionError(
          "seed %d failed (-Dfanfare.seed=%d runs it alone) after%n  %s%n%s"
              .formatted(seed, seed, String.join("\n  ", done), e),
          e);
    }
  }

  private void perform(Step step) {
    done.add(world.now() + " " + step);
    if (step.isOutside()) {
      step.run(world.process());
      return;
    }
    Instant start = world.now();
    Snapshot before = Snapshot.of(world);
    Object answer = passed(step);
    if (answer == null) {
      done.add("    -> given up");
      tally.operation("given up");
      if (step.key() != null) {
        requireSame("what was given up", before, at(start));
      }
      inspector.checkAgainstModel();
      return;
    }
    done.add("    -> " + answer);
    tally.operation(kind(answer));
    step.check(answer);
    Snapshot after = at(start);
    if (Refusals.isRefusal(answer)) {
      requireSame("a refusal", before, after);
    }
    // Where time passed while a gateway was called, there is new work to do.
    boolean timePassed = step.key() == null && !world.now().equals(start);
    if (step.isRepeatable() && !timePassed) {
      repeat(step, answer);
      requireSame("a repetition", after, at(start));
    }
    inspector.checkAlways();
    inspector.checkAgainstModel();
  }

  /** Returns the name of an answer's class with those around it, and of a word the word itself. */
  private static String kind(Object answer) {
    if (answer instanceof Enum<?> word) {
      return word.getDeclaringClass().getSimpleName() + "." + word;
    }
    Class<?> type = answer.getClass();
    return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
  }

  /** Returns what could be seen at an earlier instant of what is stored now. */
  private Snapshot at(Instant instant) {
    Instant now = world.now();
    world.clock.set(instant);
    Snapshot snapshot = Snapshot.of(world);
    world.clock.set(now);
    return snapshot;
  }

  private static void requireSame(String what, Snapshot before, Snapshot after) {
    if (!before.equals(after)) {
      throw new AssertionError("%s changed%n%s%nto%n%s".formatted(what, before, after));
    }
  }

  /**
   * Tries a step until the process survives it, and returns the answer; null if the host gave up on
   * it after a crash.
   */
  private @Nullable Object passed(Step step) {
    IdempotencyKey key = step.key();
    int place = firstCrash(step);
    boolean slow = world.draw.chance(20);
    while (true) {
      boolean known = key != null && world.storage.answered(key);
      if (place > 0) {
        world.points.arm(place++);
      }
      try {
        Object answer = step.run(world.process());
        if (mode == Mode.EVERY_OPERATION) {
          world.points.disarm();
        }
        if (key != null && ((Answer) answer).replayed() != known) {
          throw new AssertionError(
              "the answer was %scommitted before, and is now %s"
                  .formatted(known ? "" : "not ", answer));
        }
        return answer;
      } catch (Crash crash) {
        done.add("    " + crash.getMessage());
        world.restart();
        inspector.checkAlways();
        if (givesUp(step)) {
          return null;
        }
        if (slow && key != null && world.storage.answered(key)) {
          world.clock.advance(Duration.ofSeconds(world.draw.between(1, 3600)));
        }
      }
    }
  }

  /**
   * Returns at which call the process dies first, or arms it for one of a gateway's. Now and then
   * it lives, so that platforms get somewhere.
   */
  private int firstCrash(Step step) {
    if (mode != Mode.EVERY_OPERATION || world.draw.chance(20)) {
      return 0;
    }
    if (step.callsGateways() && world.draw.chance(40)) {
      world.points.armAt(world.draw.one(CrashingGateway.PLACES));
      return 0;
    }
    return step.firstCrash(world.draw);
  }

  /**
   * Returns whether the host does not ask again: of what calls gateways it may leave any part to be
   * found by others, of the rest only what was not committed.
   */
  private boolean givesUp(Step step) {
    IdempotencyKey key = step.key();
    if (!mayGiveUp) {
      return false;
    }
    return key == null
        ? step.callsGateways() && world.draw.chance(15)
        : !world.storage.answered(key) && world.draw.chance(1);
  }

  /** Asks once more: nothing may change, and a request with a key gets the same answer. */
  private void repeat(Step step, Object answer) {
    Object again;
    try {
      again = step.run(world.process());
    } catch (Crash crash) {
      world.restart();
      again = step.run(world.process());
    }
    if (step.key() != null) {
      Answer first = (Answer) answer;
      if (!again.equals(first.asReplayed())) {
        throw new AssertionError("asked again, the answer was " + again);
      }
    } else if (!step.fits(answer, again)) {
      throw new AssertionError("done again, the answer was " + again);
    }
  }
}
