package dev.fanfare.forecast;

import java.util.List;

/**
 * Continues series of revenue, or of anything else that is counted by period. Pure and
 * deterministic; safe for concurrent use.
 *
 * <p>Where nothing else is said, a forecast combines some twenty simple models, each weighted by
 * how it would have done on the newest part of the history: over thousands of public series that
 * beats the best single model and picking the best by back-test. {@link #of(ForecastMethod)} asks
 * for one model alone.
 *
 * <p>The work of a call is capped by counts: history used, origins of the back-test, steps of each
 * search. No clock is read, so a slow machine answers later, never differently.
 */
public interface RevenueForecaster {
  /** The fewest observations that a forecast is made from. */
  int MIN_OBSERVATIONS = 3;

  /** The largest horizon. */
  int MAX_HORIZON = 10_000;

  /** Returns the forecaster to use: models combined by back-test. */
  static RevenueForecaster standard() {
    return of(ForecastMethod.COMBINED);
  }

  /** Returns a forecaster that uses one method. */
  static RevenueForecaster of(ForecastMethod method) {
    return new PureForecaster(method);
  }

  /**
   * Forecasts the periods after the last one of a series. Gaps at the end are forecast too, but not
   * part of the answer: step 1 is the period after them.
   *
   * @param series whole periods only: see {@link TimeSeries#endedBy}
   * @param horizon how many periods, 1 to {@link #MAX_HORIZON}
   * @param levels of the intervals in percent, each 1 to 99; 80 and 95 if none is given
   * @return {@link InsufficientData} if there are fewer than {@link #MIN_OBSERVATIONS} observations
   * @throws IllegalArgumentException if horizon or a level is out of range
   */
  ForecastResult forecast(TimeSeries series, int horizon, int... levels);

  /**
   * Forecasts many series, in parallel on the common pool, with the same answers as one by one.
   *
   * @return one for each series, in their order
   * @throws IllegalArgumentException if horizon or a level is out of range
   */
  List<ForecastResult> forecastAll(List<TimeSeries> series, int horizon, int... levels);
}
