package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A shop that is closed on Saturdays. */
class ClosedTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
  private static final int SATURDAY = 5;

  @Test
  void forecastsAClosedWeekdayAsNothingForSure() {
    var random = new Random(1);
    Forecast forecast =
        forecast(
            120,
            14,
            t -> t % 7 == SATURDAY ? 0 : 1_000 + 100 * (t % 7) + 50 * random.nextGaussian());

    assertThat(forecast.warnings()).containsExactly(ForecastWarning.CLOSED_PHASES);
    // 120 days from a Monday on end with a Tuesday.
    for (ForecastStep step : forecast.steps()) {
      if (step.start().getDayOfWeek().getValue() == SATURDAY + 1) {
        assertThat(step.point()).isZero();
        assertThat(step.interval(95)).isEqualTo(new Interval(0, 0));
      } else {
        int weekday = step.start().getDayOfWeek().getValue() - 1;
        assertThat(step.point()).isCloseTo(1_000 + 100 * weekday, within(60.0));
        assertThat(step.interval(95).width()).isBetween(100.0, 400.0);
      }
    }
    double sum = forecast.steps().stream().mapToDouble(ForecastStep::point).sum();
    assertThat(forecast.total().point()).isCloseTo(sum, within(1e-6));
  }

  @Test
  void looksAtTheLastEightWeeksOnly() {
    Forecast forecast = forecast(140, 7, t -> t % 7 == SATURDAY && t > 77 ? 0 : 10 + t % 7);
    assertThat(saturday(forecast)).isZero();
    Forecast closing = forecast(140, 7, t -> t % 7 == SATURDAY && t > 112 ? 0 : 10 + t % 7);
    assertThat(closing.warnings()).doesNotContain(ForecastWarning.CLOSED_PHASES);
  }

  @Test
  void takesFewWeeksForNoProof() {
    Forecast forecast = forecast(28, 7, t -> t % 7 == SATURDAY ? 0 : 10 + t % 7);
    assertThat(forecast.warnings()).doesNotContain(ForecastWarning.CLOSED_PHASES);
  }

  @Test
  void takesNothingForClosedWhereHardlyAnythingElseIsKnown() {
    List<@Nullable Double> values =
        Arrays.asList(0.0, null, 0.0, null, 0.0, null, 0.0, null, 0.0, 6.0);
    TimeSeries series = TimeSeries.of(MONDAY, TimeStep.DAY, values).withSeasonLengths(2);
    Forecast forecast = (Forecast) RevenueForecaster.standard().forecast(series, 1);
    assertThat(forecast.warnings())
        .contains(ForecastWarning.LOW_DATA)
        .doesNotContain(ForecastWarning.CLOSED_PHASES);
    assertThat(forecast.steps().get(0).point()).as("of 5 zeros and a 6").isEqualTo(1);
  }

  @Test
  void takesNothingForClosedWhereZerosAreOrdinary() {
    var random = new Random(2);
    Forecast forecast = forecast(120, 7, t -> t % 7 == SATURDAY || random.nextInt(3) == 0 ? 0 : 10);
    assertThat(forecast.warnings()).doesNotContain(ForecastWarning.CLOSED_PHASES);
  }

  @Test
  void countsFromTheEndOfTheSeriesAndNotOfTheLastOpenDay() {
    // 118 days end with a Sunday; 117 with the closed Saturday itself.
    for (int days : new int[] {117, 118, 119}) {
      assertThat(saturday(forecast(days, 7, t -> t % 7 == SATURDAY ? 0 : 10 + t % 7)))
          .as("%d days", days)
          .isZero();
    }
  }

  private static double saturday(Forecast forecast) {
    return forecast.steps().stream()
        .filter(step -> step.start().getDayOfWeek().getValue() == SATURDAY + 1)
        .mapToDouble(ForecastStep::point)
        .max()
        .orElseThrow();
  }

  private static Forecast forecast(int days, int horizon, IntToDoubleFunction value) {
    TimeSeries series =
        TimeSeries.daily(MONDAY, IntStream.range(0, days).mapToDouble(value).toArray());
    return (Forecast) RevenueForecaster.standard().forecast(series, horizon);
  }
}
