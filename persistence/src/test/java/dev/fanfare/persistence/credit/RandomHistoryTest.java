package dev.fanfare.persistence.credit;

import dev.fanfare.persistence.internal.Dialect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A database answers and keeps what memory does, and both audits find it sound. */
class RandomHistoryTest {
  private static final int HISTORIES = 8;
  private static final int STEPS = 60;

  @ParameterizedTest
  @EnumSource
  void agreesWithMemoryAtEveryStep(Dialect dialect) {
    for (long seed = 1; seed <= HISTORIES; seed++) {
      new RandomHistory(seed, dialect).run(STEPS).world().assertSound();
    }
  }
}
