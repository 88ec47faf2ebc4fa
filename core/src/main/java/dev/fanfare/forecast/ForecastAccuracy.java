package dev.fanfare.forecast;

import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How good forecasts have been, once what they forecast has come.
 *
 * @param scored how many periods were scored
 * @param meanPercentageError the mean error in percent of the actual values (MAPE), over those that
 *     are not 0; null if all are
 * @param scaledError the mean absolute error as a share of the naive error in the history (MASE);
 *     null if that is 0 or unknown, or nothing was scored
 * @param coverage by level in percent: the share of actual values inside that interval, 0 to 1; to
 *     be compared with the level
 */
public record ForecastAccuracy(
    int scored,
    @Nullable Double meanPercentageError,
    @Nullable Double scaledError,
    SortedMap<Integer, Double> coverage)
    implements Serializable {
  public ForecastAccuracy {
    coverage = Collections.unmodifiableSortedMap(new TreeMap<>(coverage));
  }

  /**
   * Scores forecasts of one series.
   *
   * @param naiveError from {@link #naiveError(TimeSeries)}, absent if unknown
   */
  public static ForecastAccuracy of(List<ScoredForecast> scored, OptionalDouble naiveError) {
    double errors = 0;
    double percents = 0;
    int withPercent = 0;
    TreeMap<Integer, int[]> inside = new TreeMap<>();
    for (ScoredForecast one : scored) {
      errors += one.absoluteError();
      OptionalDouble percent = one.percentageError();
      if (percent.isPresent()) {
        percents += percent.getAsDouble();
        withPercent++;
      }
      one.forecast()
          .intervals()
          .forEach(
              (level, interval) -> {
                int[] counts = inside.computeIfAbsent(level, any -> new int[2]);
                counts[0] += interval.contains(one.actual()) ? 1 : 0;
                counts[1]++;
              });
    }
    TreeMap<Integer, Double> coverage = new TreeMap<>();
    inside.forEach((level, counts) -> coverage.put(level, (double) counts[0] / counts[1]));
    boolean scalable = !scored.isEmpty() && naiveError.isPresent() && naiveError.getAsDouble() > 0;
    return new ForecastAccuracy(
        scored.size(),
        withPercent == 0 ? null : (Double) (percents / withPercent),
        scalable ? (Double) (errors / scored.size() / naiveError.getAsDouble()) : null,
        coverage);
  }

  /**
   * Returns the mean absolute change from one season to the next within a series, by its shortest
   * season, or from one period to the next without one. Gaps are skipped; absent if nothing is
   * left.
   */
  public static OptionalDouble naiveError(TimeSeries series) {
    int lag = series.seasonLengths().isEmpty() ? 1 : series.seasonLengths().get(0);
    double sum = 0;
    int count = 0;
    for (int t = lag; t < series.size(); t++) {
      Double before = series.values().get(t - lag);
      Double value = series.values().get(t);
      if (before != null && value != null) {
        sum += Math.abs(value - before);
        count++;
      }
    }
    return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
  }
}
