package dev.fanfare.forecast;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/** Checks the question, and lets the right one answer. */
record PureForecaster(ForecastMethod method) implements RevenueForecaster, Serializable {
  private static final int[] STANDARD_LEVELS = {80, 95};

  /** Below this there is nothing to try models on. */
  static final int ENOUGH = 7;

  PureForecaster {
    requireNonNull(method, "method");
  }

  @Override
  public ForecastResult forecast(TimeSeries series, int horizon, int... levels) {
    requireRange("horizon", horizon, 1, MAX_HORIZON);
    int[] asked = levels.length == 0 ? STANDARD_LEVELS : levels;
    for (int level : asked) {
      requireRange("level", level, 1, 99);
    }
    int observed = series.observed();
    if (observed < MIN_OBSERVATIONS) {
      return new InsufficientData(MIN_OBSERVATIONS, observed);
    }
    Prepared prepared = Prepared.of(series);
    var answer = new Answer(series, prepared, horizon, asked);
    if (method == ForecastMethod.LINEAR_REGRESSION) {
      return answer.straightLine();
    }
    return prepared.observations() < ENOUGH ? answer.level(method) : answer.combined(method);
  }

  @Override
  public List<ForecastResult> forecastAll(List<TimeSeries> series, int horizon, int... levels) {
    return series.parallelStream().map(one -> forecast(one, horizon, levels)).toList();
  }
}
