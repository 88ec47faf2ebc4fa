package dev.fanfare.payout.sandbox;

import dev.fanfare.payout.PayoutAttempt;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Call;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Lookup;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Outcome;
import dev.fanfare.payout.sandbox.SandboxBehaviour.Reports;
import java.util.SplittableRandom;

/**
 * Says how a {@link SandboxGateway} treats an attempt. Asked once for each key, at its first
 * arrival.
 */
@FunctionalInterface
public interface SandboxScript {
  /** Returns what happens to an attempt. */
  SandboxBehaviour of(PayoutAttempt attempt);

  /** Returns the script that treats all alike. */
  static SandboxScript always(SandboxBehaviour behaviour) {
    return attempt -> behaviour;
  }

  /**
   * Returns a script that draws a behaviour for each attempt. It depends on the seed and the
   * attempt's key alone, so it is the same whatever the order of calls and the number of threads.
   */
  static SandboxScript seeded(long seed) {
    return attempt -> {
      long key = attempt.key().getMostSignificantBits() ^ attempt.key().getLeastSignificantBits();
      SplittableRandom random = new SplittableRandom(seed ^ key);
      return new SandboxBehaviour(
          one(Call.values(), random),
          one(Outcome.values(), random),
          one(Lookup.values(), random),
          one(Reports.values(), random));
    };
  }

  private static <E> E one(E[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }
}
