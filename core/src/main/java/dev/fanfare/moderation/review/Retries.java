package dev.fanfare.moderation.review;

import dev.fanfare.event.Operations;
import java.util.function.Supplier;

/** Tries again what somebody else came between; the next try then sees what they did. */
final class Retries {
  private Retries() {}

  /**
   * Runs a call until nobody comes between.
   *
   * @throws CaseMovedException within a caller's transaction, which is rolled back with it
   */
  static <T> T untilStill(Operations operations, Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (CaseMovedException e) {
        if (operations.inTransaction()) {
          throw e;
        }
      }
    }
  }
}
