package dev.fanfare.analytics;

import dev.fanfare.money.Money;
import java.math.RoundingMode;
import java.util.Optional;

/** Money for each of some things. */
final class Averages {
  private Averages() {}

  /** Returns a sum's part for each, rounded half to even to the minor unit; empty for none. */
  static Optional<Money> of(Money sum, long count) {
    return count > 0 ? Optional.of(sum.times(1, count, RoundingMode.HALF_EVEN)) : Optional.empty();
  }
}
