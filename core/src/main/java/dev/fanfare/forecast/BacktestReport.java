package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.requireRange;

import java.io.Serializable;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * How the method would have done on the history: it was cut at several places, and each time what
 * came after was forecast from what came before.
 *
 * @param origins at how many places, 0 if the history was too short
 * @param scored how many values were forecast and compared
 * @param meanAbsoluteError of the method, in the unit of the series; null if nothing was scored
 * @param naiveMeanAbsoluteError of repeating the last adjusted value, on the same values
 * @param meanAbsoluteActual the mean size of what was compared with
 */
public record BacktestReport(
    int origins,
    int scored,
    @Nullable Double meanAbsoluteError,
    @Nullable Double naiveMeanAbsoluteError,
    @Nullable Double meanAbsoluteActual)
    implements Serializable {
  static final BacktestReport NONE = new BacktestReport(0, 0, null, null, null);

  public BacktestReport {
    requireRange("origins", origins, 0, Integer.MAX_VALUE);
    requireRange("scored", scored, 0, Integer.MAX_VALUE);
  }

  /**
   * Returns the error as a share of what was compared with (WAPE); absent if that is 0 or nothing
   * was scored.
   */
  public OptionalDouble relativeError() {
    return ratio(meanAbsoluteError, meanAbsoluteActual);
  }

  /**
   * Returns the error as a share of the naive error: below 1 is better than repeating the last
   * value. Absent if the naive error is 0 or nothing was scored.
   */
  public OptionalDouble comparedWithNaive() {
    return ratio(meanAbsoluteError, naiveMeanAbsoluteError);
  }

  private static OptionalDouble ratio(@Nullable Double part, @Nullable Double whole) {
    return part == null || whole == null || whole == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(part / whole);
  }
}
