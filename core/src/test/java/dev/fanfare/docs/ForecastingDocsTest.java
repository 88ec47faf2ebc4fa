package dev.fanfare.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastMethod;
import dev.fanfare.forecast.ForecastResult;
import dev.fanfare.forecast.ForecastStep;
import dev.fanfare.forecast.Interval;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.forecast.TimeStep;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The programs of docs/forecasting.md. */
class ForecastingDocsTest {
  @Test
  void forecasts() {
    // snippet: forecast-days
    TimeSeries days =
        TimeSeries.of(
            LocalDate.of(2026, 1, 1),
            TimeStep.DAY,
            Arrays.asList(
                90.0, 80.0, 95.0, null, 160.0, 190.0, 120.0, 85.0, 88.0, 91.0, 97.0, 170.0));

    ForecastResult result = RevenueForecaster.standard().forecast(days, 7); // levels 80 and 95
    if (result instanceof Forecast forecast) {
      ForecastStep tomorrow = forecast.steps().get(0); // 2026-01-13
      double point = tomorrow.point();
      Interval likely = tomorrow.interval(80);
      Interval week = forecast.total().interval(95); // what the seven days come to
      forecast.weights(); // what each model counted
      forecast.backtest().comparedWithNaive(); // below 1: better than repeating the last value
      forecast.warnings(); // [GAPS_FILLED]
    } // else InsufficientData(needed, have)
    // end
    Forecast forecast = (Forecast) result;
    assertThat(forecast.steps().get(0).start()).isEqualTo("2026-01-13T00:00:00");
    assertThat(forecast.steps()).hasSize(7);
    assertThat(forecast.warnings()).hasToString("[GAPS_FILLED]");
  }

  @Test
  void continuesALine() {
    // snippet: forecast-line
    var line = RevenueForecaster.of(ForecastMethod.LINEAR_REGRESSION);
    var forecast =
        (Forecast) line.forecast(TimeSeries.daily(LocalDate.of(2026, 1, 1), 10, 12, 14), 1);
    forecast.steps().get(0).point(); // 16: the first day after three stands at x = 3
    // end
    assertThat(forecast.steps().get(0).point()).isEqualTo(16);
  }
}
