package dev.fanfare.forecast;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A series made ready for models. Nobody changes the arrays.
 *
 * @param y for fitting: without gaps, single outliers drawn in, scaled
 * @param raw for scoring: as {@code y}, but with the outliers
 * @param observed which values were observed; the others are filled in and never scored
 * @param seasons season lengths, ascending
 * @param scale what a scaled value is multiplied with: a power of two, so that scaling loses
 *     nothing and a series times a power of two has exactly that power of two times the forecast
 * @param closed phases that are 0 for sure
 * @param trailing how many gaps follow the last value
 * @param nonNegative whether the whole series has no value below 0
 * @param warnings what was done
 */
record Prepared(
    double[] y,
    double[] raw,
    boolean[] observed,
    int[] seasons,
    double scale,
    Closed closed,
    int trailing,
    boolean nonNegative,
    Set<ForecastWarning> warnings) {
  /** How much history models see; more only if nearly all of it is gaps, and then no model does. */
  static final int MAX_HISTORY = 2_500;

  /** How few values may be left when leading zeros are dropped. */
  private static final int LEAST_LEFT = 14;

  private static final int NEIGHBOURS = 4;

  /** Returns the series ready; it must have an observation. */
  static Prepared of(TimeSeries series) {
    Closed closed = Closed.of(series);
    List<@Nullable Double> values = closed.opened(series.values());
    Set<ForecastWarning> warnings = EnumSet.noneOf(ForecastWarning.class);
    int end = values.size();
    while (values.get(end - 1) == null) {
      end--;
    }
    int trailing = values.size() - end;
    int from = firstUsed(values, end, warnings);
    int n = end - from;
    double[] raw = new double[n];
    boolean[] observed = new boolean[n];
    double largest = 0;
    int zeros = 0;
    int count = 0;
    boolean constant = true;
    double lastValue = Double.NaN;
    for (int t = 0; t < n; t++) {
      Double value = values.get(from + t);
      if (value != null) {
        observed[t] = true;
        // Not -0.0, which equals 0 but prints otherwise.
        raw[t] = value + 0.0;
        count++;
        zeros += value == 0 ? 1 : 0;
        largest = Math.max(largest, Math.abs(value));
        constant &= count == 1 || value == lastValue;
        lastValue = value;
      }
    }
    warn(warnings, constant, ForecastWarning.CONSTANT);
    warn(warnings, closed.any(), ForecastWarning.CLOSED_PHASES);
    warn(warnings, series.observed() < series.size(), ForecastWarning.GAPS_FILLED);
    warn(warnings, 2 * zeros > count && largest > 0, ForecastWarning.INTERMITTENT);
    double scale = largest == 0 ? 1 : Math.scalb(1.0, Math.getExponent(largest));
    for (int t = 0; t < n; t++) {
      raw[t] /= scale;
    }
    int[] seasons = series.seasonLengths().stream().mapToInt(Integer::intValue).toArray();
    fill(raw, observed, seasons.length == 0 ? 1 : seasons[0]);
    double[] y = Outliers.drawnIn(raw, seasons);
    warn(warnings, y != raw, ForecastWarning.OUTLIERS_DRAWN_IN);
    return new Prepared(
        y, raw, observed, seasons, scale, closed, trailing, nonNegative(values), warnings);
  }

  private static void warn(Set<ForecastWarning> warnings, boolean holds, ForecastWarning warning) {
    if (holds) {
      warnings.add(warning);
    }
  }

  private static boolean nonNegative(List<@Nullable Double> values) {
    for (Double value : values) {
      if (value != null && value < 0) {
        return false;
      }
    }
    return true;
  }

  /** Returns the index of the first value to use, never that of a gap. */
  private static int firstUsed(
      List<@Nullable Double> values, int end, Set<ForecastWarning> warnings) {
    int first = 0;
    while (isNothing(values.get(first)) && first < end - 1) {
      first++;
    }
    int left = 0;
    for (int t = first; t < end; t++) {
      left += values.get(t) == null ? 0 : 1;
    }
    boolean zero = false;
    for (int t = 0; t < first; t++) {
      zero |= values.get(t) != null;
    }
    int from = 0;
    if (left >= LEAST_LEFT) {
      from = first;
      warn(warnings, zero, ForecastWarning.LEADING_ZEROS_DROPPED);
    }
    if (end - from > MAX_HISTORY) {
      from = Math.min(end - MAX_HISTORY, startOfNewest(PureForecaster.ENOUGH - 1, values, end));
      warn(warnings, from > 0, ForecastWarning.HISTORY_SHORTENED);
    }
    while (values.get(from) == null) {
      from++;
    }
    return from;
  }

  /** Returns where the newest observations begin; 0 if there are fewer. */
  private static int startOfNewest(int observations, List<@Nullable Double> values, int end) {
    int from = end;
    for (int left = observations; left > 0 && from > 0; from--) {
      left -= values.get(from - 1) == null ? 0 : 1;
    }
    return from;
  }

  private static boolean isNothing(@Nullable Double value) {
    return value == null || value == 0;
  }

  /**
   * Fills gaps: with the mean of up to four observed values of the same phase on either side, and
   * where there are none on the straight line between neighbours. The first and the last value are
   * observed.
   */
  private static void fill(double[] y, boolean[] observed, int m) {
    boolean[] known = observed.clone();
    for (int t = 0; t < y.length; t++) {
      if (!observed[t]) {
        double sum = 0;
        int count = 0;
        for (int k = 1; k <= NEIGHBOURS; k++) {
          int before = t - k * m;
          int after = t + k * m;
          if (before >= 0 && observed[before]) {
            sum += y[before];
            count++;
          }
          if (after < y.length && observed[after]) {
            sum += y[after];
            count++;
          }
        }
        if (count > 0) {
          y[t] = sum / count;
          known[t] = true;
        }
      }
    }
    int before = 0;
    for (int t = 1; t < y.length; t++) {
      if (known[t]) {
        for (int i = before + 1; i < t; i++) {
          y[i] = y[before] + (y[t] - y[before]) * (i - before) / (t - before);
        }
        before = t;
      }
    }
  }

  /** Returns how many of the values used were observed. */
  int observations() {
    int count = 0;
    for (boolean o : observed) {
      count += o ? 1 : 0;
    }
    return count;
  }

  /** Returns the longest season of which there are some cycles in the first values, 1 if none. */
  int longestSeason(int values, int cycles) {
    int longest = 1;
    for (int m : seasons) {
      if (values >= (long) cycles * m) {
        longest = m;
      }
    }
    return longest;
  }

  /** Returns the first values of {@code y}. */
  double[] head(int values) {
    return values == y.length ? y : Arrays.copyOf(y, values);
  }
}
