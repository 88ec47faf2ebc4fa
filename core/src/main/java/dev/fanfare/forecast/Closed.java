package dev.fanfare.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Phases in which nothing ever happens, such as a weekday on which a shop is closed. Their zeros
 * say nothing about the level of the other days, and no model should smooth over them: they are
 * taken for gaps, and forecast as 0 for sure.
 *
 * <p>A phase is closed if its last eight values are 0, of five at least, and hardly any other phase
 * is 0 at that time. Of the others enough must be known to forecast them by.
 *
 * @param length of the season, 1 if no phase is closed
 * @param phases whether each is closed, by index from the first value of the series on
 */
record Closed(int length, boolean[] phases) {
  private static final Closed NONE = new Closed(1, new boolean[] {false});
  private static final int CYCLES = 8;
  private static final int LEAST_CYCLES = 5;

  /** Above this share of zeros among the others, 0 is nothing special. */
  private static final double FEW = 0.1;

  static Closed of(TimeSeries series) {
    if (series.seasonLengths().isEmpty()) {
      return NONE;
    }
    int m = series.seasonLengths().get(0);
    List<@Nullable Double> values = series.values();
    int n = values.size();
    if (n < LEAST_CYCLES * m) {
      return NONE;
    }
    boolean[] closed = new boolean[m];
    int others = 0;
    int zeros = 0;
    for (int phase = 0; phase < m; phase++) {
      int seen = 0;
      int empty = 0;
      for (int t = n - 1 - Math.floorMod(n - 1 - phase, m); t >= 0 && seen < CYCLES; t -= m) {
        Double value = values.get(t);
        if (value != null) {
          seen++;
          empty += value == 0 ? 1 : 0;
        }
      }
      closed[phase] = seen >= LEAST_CYCLES && empty == seen;
      if (!closed[phase]) {
        others += seen;
        zeros += empty;
      }
    }
    boolean any = false;
    for (boolean each : closed) {
      any |= each;
    }
    return any && others >= PureForecaster.ENOUGH && zeros <= FEW * others
        ? new Closed(m, closed)
        : NONE;
  }

  /** Returns whether any phase is closed. */
  boolean any() {
    return length > 1;
  }

  /** Returns whether a period is in a closed phase; the index may lie beyond the last value. */
  boolean at(int index) {
    return phases[Math.floorMod(index, length)];
  }

  /** Returns the values with gaps for the zeros of closed phases. */
  List<@Nullable Double> opened(List<@Nullable Double> values) {
    if (!any()) {
      return values;
    }
    List<@Nullable Double> opened = new ArrayList<>(values);
    for (int t = 0; t < opened.size(); t++) {
      Double value = opened.get(t);
      if (at(t) && value != null && value == 0) {
        opened.set(t, null);
      }
    }
    return opened;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Closed that
        && length == that.length
        && Arrays.equals(phases, that.phases);
  }

  @Override
  public int hashCode() {
    return 31 * length + Arrays.hashCode(phases);
  }

  @Override
  public String toString() {
    return "Closed" + Arrays.toString(phases);
  }
}
