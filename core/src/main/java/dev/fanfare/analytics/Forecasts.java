package dev.fanfare.analytics;

import dev.fanfare.event.Operations;
import dev.fanfare.forecast.ForecastAccuracy;
import dev.fanfare.forecast.ForecastResult;
import dev.fanfare.forecast.RevenueForecaster;
import java.util.Optional;

/**
 * Forecasts of figures of each day, kept and compared with what came. A forecast is made from the
 * days that {@link Analytics} has computed and that are over; days that were not computed are gaps,
 * never 0.
 */
public interface Forecasts {
  /** Returns forecasts over a store. */
  static Forecasts of(
      Operations operations,
      ForecastStore store,
      Analytics analytics,
      RevenueForecaster forecaster) {
    return new StoredForecasts(operations, store, analytics, forecaster);
  }

  /**
   * Forecasts the days from today on, today included, with intervals of 80 and 95 %, and keeps
   * that. Done again on the same day it takes the place of what was kept, unless something has come
   * of it.
   *
   * @param days how many, 1 to 366
   *     <p>It goes by the days since the first on which there was something, at most 800. Values
   *     are in whole units of the asset, such as dollars.
   * @return {@link dev.fanfare.forecast.InsufficientData}, and nothing kept, if there are too few
   *     days to go by
   */
  ForecastResult forecast(ForecastSubject subject, int days);

  /**
   * Puts beside the forecasts what came on days that are final by now: the figure that became final
   * first. If a late fact restates the day, that stays, so that forecasts are judged by what was
   * known when the day was closed.
   *
   * @return how many days of forecasts it was
   */
  long followUp();

  /** Returns the newest forecast that is kept, empty if there is none. */
  Optional<StoredForecast> latest(ForecastSubject subject);

  /**
   * Returns how good the last forecasts have been, over all their days of which is known what came.
   * Errors are measured against the naive error of the newest of them.
   *
   * @param forecasts how many, 1 to 1 000
   */
  ForecastAccuracy accuracy(ForecastSubject subject, int forecasts);
}
