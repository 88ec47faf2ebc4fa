package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevenueForecasterTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final RevenueForecaster FORECASTER = RevenueForecaster.standard();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void refusesTooLittleData(int count) {
    assertThat(FORECASTER.forecast(TimeSeries.daily(START, new double[count]), 7))
        .isEqualTo(new InsufficientData(3, count));
  }

  @Test
  void findsTheFewValuesOfALongGap() {
    // 3 values, the first two 9,999 days before the third: mean 20, as of 10, 20 and 30 days.
    List<@Nullable Double> values = new ArrayList<>(Collections.nCopies(10_001, (Double) null));
    values.set(0, 10.0);
    values.set(1, 20.0);
    values.set(10_000, 30.0);
    Forecast forecast = forecast(TimeSeries.of(START, TimeStep.DAY, values), 2);
    assertThat(forecast.warnings())
        .containsExactly(
            ForecastWarning.LOW_DATA, ForecastWarning.NO_BACKTEST, ForecastWarning.GAPS_FILLED);
    assertThat(forecast.steps().get(1).point()).isCloseTo(20, within(1e-9));
    assertThat(forecast.steps().get(0).interval(95).upper())
        .isCloseTo(20 + 4.302653 * 11.547005, within(1e-3));
  }

  @Test
  void isNotSureOfALevelThatWasSeenOnce() {
    // 40 values long ago, 1 since: of the newest six, 5 are 10 and one is 70.
    List<@Nullable Double> values = new ArrayList<>(Collections.nCopies(6_000, (Double) null));
    Collections.fill(values.subList(0, 40), 10.0);
    values.set(5_999, 70.0);
    Forecast forecast = forecast(TimeSeries.of(START, TimeStep.DAY, values), 1);
    assertThat(forecast.warnings())
        .contains(ForecastWarning.LOW_DATA, ForecastWarning.HISTORY_SHORTENED);
    assertThat(forecast.steps().get(0).point()).isCloseTo(20, within(1e-9));
    assertThat(forecast.steps().get(0).interval(95).width()).isGreaterThan(60);
  }

  @Test
  void doesNotCountGapsAsData() {
    TimeSeries gaps =
        TimeSeries.of(START, TimeStep.DAY, Arrays.asList(null, 4.0, null, 5.0, null, null));
    assertThat(FORECASTER.forecast(gaps, 7)).isEqualTo(new InsufficientData(3, 2));
  }

  @Test
  void repeatsTheLevelOfVeryLittleDataAndSaysSo() {
    // Mean 20, deviation sqrt((100 + 0 + 100) / 2) = 10; step 1: 10 sqrt(1 + 1/3) = 11.547;
    // t(0.975; 2) = 4.302653: 20 +- 49.68, held at 0 below.
    Forecast forecast = forecast(TimeSeries.daily(START, 10, 20, 30), 3);
    assertThat(forecast.warnings())
        .containsExactly(ForecastWarning.LOW_DATA, ForecastWarning.NO_BACKTEST);
    ForecastStep first = forecast.steps().get(0);
    assertThat(first.point()).isCloseTo(20, within(1e-9));
    assertThat(first.interval(95).upper()).isCloseTo(20 + 4.302653 * 11.547005, within(1e-3));
    assertThat(first.interval(95).lower()).isZero();
    assertThat(forecast.steps().get(2).interval(95).width())
        .isGreaterThan(first.interval(95).width());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 7, -7, 1e15, 1e-9, 1e100, 1e-300})
  void repeatsAConstant(double value) {
    double[] values = new double[60];
    Arrays.fill(values, value);
    Forecast forecast = forecast(TimeSeries.daily(START, values), 14);
    double near = Math.abs(value) * 1e-9;
    assertThat(forecast.steps())
        .hasSize(14)
        .allSatisfy(
            step -> {
              assertThat(step.point()).isCloseTo(value, within(near));
              assertThat(step.interval(95).contains(step.point())).isTrue();
            });
    assertThat(forecast.warnings()).contains(ForecastWarning.CONSTANT);
  }

  @ParameterizedTest
  @CsvSource({"1e15", "1e-9", "1", "1e60"})
  void isFiniteAtAnySize(double size) {
    Forecast forecast = forecast(TimeSeries.daily(START, noisyWeeks(90, size, 1)), 28);
    assertThat(forecast.steps())
        .allSatisfy(
            step -> {
              assertThat(step.point()).isBetween(0.3 * size, 2 * size);
              assertThat(step.interval(80).lower()).isGreaterThanOrEqualTo(0);
            });
    assertThat(forecast.total().point()).isBetween(10 * size, 40 * size);
  }

  @Test
  void refusesNumbersThatAreNoneNamingTheirIndex() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.daily(START, 1, 2, Double.NaN))
        .withMessageContaining("value 2")
        .withMessageContaining("NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.daily(START, 1, Double.NEGATIVE_INFINITY))
        .withMessageContaining("value 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.daily(START, 1e101))
        .withMessageContaining("value 0");
  }

  @Test
  void refusesAHorizonOrLevelOutOfRange() {
    TimeSeries series = TimeSeries.daily(START, 1, 2, 3, 4);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FORECASTER.forecast(series, 0))
        .withMessageContaining("horizon must be 1 to 10000, was 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FORECASTER.forecast(series, 1, 100))
        .withMessageContaining("level must be 1 to 99, was 100");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> forecast(series, 1).steps().get(0).interval(90))
        .withMessageContaining("level 90 was not asked for");
  }

  @Test
  void findsTheWeekday() {
    Forecast forecast = forecast(TimeSeries.daily(START, noisyWeeks(120, 100, 2)), 14);
    for (ForecastStep step : forecast.steps()) {
      boolean peak = (120 + step.step() - 1) % 7 == 5;
      assertThat(step.point())
          .as("step %d", step.step())
          .isBetween(peak ? 150.0 : 80.0, peak ? 190.0 : 125.0);
    }
    assertThat(forecast.backtest().origins()).isEqualTo(12);
    assertThat(forecast.backtest().comparedWithNaive().getAsDouble()).isLessThan(1);
    assertThat(forecast.weights().stream().mapToDouble(ModelWeight::weight).sum())
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void widensWithTheHorizonAndKnowsTheTotal() {
    double[] walk = new double[120];
    var random = new Random(3);
    double at = 1000;
    for (int t = 0; t < walk.length; t++) {
      at += 10 * random.nextGaussian();
      walk[t] = at;
    }
    Forecast forecast =
        forecast(TimeSeries.of(START, TimeStep.MONTH, walk).withSeasonLengths(), 12);
    double before = 0;
    double widths = 0;
    double points = 0;
    for (ForecastStep step : forecast.steps()) {
      double width = step.interval(95).width();
      assertThat(width).isGreaterThanOrEqualTo(before);
      before = width;
      widths += width;
      points += step.point();
    }
    assertThat(before).isGreaterThan(1.2 * forecast.steps().get(0).interval(95).width());
    assertThat(forecast.total().point()).isCloseTo(points, within(1e-6));
    assertThat(forecast.total().interval(95).width()).isLessThan(widths);
  }

  @Test
  void neverScoresAGapNorTakesItForZero() {
    double[] values = noisyWeeks(90, 100, 4);
    List<@Nullable Double> gappy = new ArrayList<>();
    for (int t = 0; t < values.length; t++) {
      gappy.add(t % 9 == 4 ? null : (Double) values[t]);
    }
    Forecast forecast = forecast(TimeSeries.of(START, TimeStep.DAY, gappy), 7);
    assertThat(forecast.warnings()).contains(ForecastWarning.GAPS_FILLED);
    Forecast whole = forecast(TimeSeries.daily(START, values), 7);
    assertThat(forecast.total().point())
        .isCloseTo(whole.total().point(), within(0.1 * whole.total().point()));
    assertThat(forecast.backtest().scored()).isLessThan(whole.backtest().scored());
  }

  @Test
  void bridgesAGapAtTheEnd() {
    double[] values = noisyWeeks(90, 100, 5);
    List<@Nullable Double> ending = new ArrayList<>();
    for (int t = 0; t < values.length; t++) {
      ending.add(t >= 87 ? null : (Double) values[t]);
    }
    Forecast forecast = forecast(TimeSeries.of(START, TimeStep.DAY, ending), 7);
    assertThat(forecast.steps()).hasSize(7);
    assertThat(forecast.steps().get(0).start()).isEqualTo(START.plusDays(90).atStartOfDay());
    for (ForecastStep step : forecast.steps()) {
      boolean peak = (90 + step.step() - 1) % 7 == 5;
      assertThat(step.point()).isBetween(peak ? 145.0 : 75.0, peak ? 195.0 : 130.0);
    }
  }

  @Test
  void takesRefundsForWhatTheyAre() {
    double[] values = noisyWeeks(60, 10, 6);
    values[30] = -40;
    Forecast forecast = forecast(TimeSeries.daily(START, values), 28);
    assertThat(forecast.steps())
        .allSatisfy(step -> assertThat(step.point()).isBetween(-10.0, 30.0));
  }

  @Test
  void foreseesAMeanOfWhatComesSeldom() {
    double[] values = new double[100];
    for (int t = 0; t < values.length; t += 9) {
      values[t] = 90;
    }
    Forecast forecast = forecast(TimeSeries.daily(START, values).withSeasonLengths(), 18);
    assertThat(forecast.warnings()).contains(ForecastWarning.INTERMITTENT);
    // About 10 a day.
    assertThat(forecast.total().point()).isBetween(50.0, 400.0);
    assertThat(forecast.steps()).allSatisfy(s -> assertThat(s.interval(95).lower()).isZero());
  }

  @Test
  void isNotTiltedByOneMistake() {
    double[] values = noisyWeeks(120, 100, 7);
    double clean = forecast(TimeSeries.daily(START, values), 14).total().point();
    values[100] = 100_000;
    Forecast spoilt = forecast(TimeSeries.daily(START, values), 14);
    assertThat(spoilt.warnings()).contains(ForecastWarning.OUTLIERS_DRAWN_IN);
    assertThat(spoilt.total().point()).isCloseTo(clean, within(0.15 * clean));
  }

  @Test
  void startsWhereTheCreatorStarted() {
    double[] values = new double[120];
    System.arraycopy(noisyWeeks(60, 100, 8), 0, values, 60, 60);
    Forecast forecast = forecast(TimeSeries.daily(START, values), 14);
    assertThat(forecast.warnings()).contains(ForecastWarning.LEADING_ZEROS_DROPPED);
    assertThat(forecast.total().point()).isBetween(1200.0, 2000.0);
  }

  @Test
  void leavesOutThePeriodThatIsNotOver() {
    TimeSeries series = TimeSeries.daily(START, 10, 20, 3);
    assertThat(series.endedBy(START.plusDays(2).atTime(14, 0)).size()).isEqualTo(2);
    assertThat(series.endedBy(START.plusDays(3).atStartOfDay())).isSameAs(series);
    assertThat(series.endedBy(START.minusDays(3).atStartOfDay()).size()).isZero();
  }

  @Test
  void answersTenYearsOfHoursInBoundedTime() {
    double[] hours = new double[87_600];
    var random = new Random(9);
    for (int t = 0; t < hours.length; t++) {
      hours[t] = 50 + 20 * Math.sin(2 * Math.PI * t / 24) + 5 * random.nextGaussian();
    }
    TimeSeries series = TimeSeries.of(START, TimeStep.HOUR, hours);
    Forecast forecast =
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> forecast(series, 48));
    assertThat(forecast.warnings()).contains(ForecastWarning.HISTORY_SHORTENED);
    // The sine stands highest at hour 6 of a day and lowest at hour 18.
    assertThat(forecast.steps().get(6).point()).isBetween(63.0, 77.0);
    assertThat(forecast.steps().get(18).point()).isBetween(23.0, 37.0);
  }

  @ParameterizedTest
  @EnumSource
  void canUseOneMethodAlone(ForecastMethod method) {
    TimeSeries series = TimeSeries.daily(START, noisyWeeks(90, 100, 10));
    Forecast forecast = (Forecast) RevenueForecaster.of(method).forecast(series, 14);
    assertThat(forecast.method()).isEqualTo(method);
    assertThat(forecast.warnings()).doesNotContain(ForecastWarning.METHOD_DOES_NOT_SUIT);
    assertThat(forecast.total().point()).isBetween(1100.0, 2600.0);
    if (method != ForecastMethod.COMBINED) {
      assertThat(forecast.weights().get(0))
          .satisfies(
              weight -> {
                assertThat(weight.method()).isEqualTo(method);
                assertThat(weight.weight()).isEqualTo(1);
              });
    }
  }

  @ParameterizedTest
  @EnumSource
  void saysIfAMethodDoesNotSuit(ForecastMethod method) {
    TimeSeries series =
        TimeSeries.of(START, TimeStep.YEAR, 5, -1, 4, 3, 6, 2, 4, 5, 3, 4, 6, 5, 4, 3);
    Forecast forecast = (Forecast) RevenueForecaster.of(method).forecast(series, 3);
    boolean needs =
        method.name().startsWith("LOG_")
            || method.name().startsWith("HOLT_WINTERS")
            || method == ForecastMethod.SEASONAL_NAIVE
            || method == ForecastMethod.RECENT_SEASONS;
    assertThat(forecast.warnings().contains(ForecastWarning.METHOD_DOES_NOT_SUIT)).isEqualTo(needs);
  }

  @Test
  void answersManyAsOneByOne() {
    List<TimeSeries> many = new ArrayList<>();
    List<ForecastResult> single = new ArrayList<>();
    for (int i = 0; i < 24; i++) {
      TimeSeries series = TimeSeries.daily(START, noisyWeeks(i * 4, 100, i));
      many.add(series);
      single.add(FORECASTER.forecast(series, 7, 95));
    }
    assertThat(FORECASTER.forecastAll(many, 7, 95)).isEqualTo(single);
  }

  @Test
  void travels() throws Exception {
    TimeSeries series = TimeSeries.of(START, TimeStep.DAY, Arrays.asList(1.0, null, 3.0, 4.0));
    assertThat(copy(series)).isEqualTo(series);
    Forecast forecast = forecast(TimeSeries.daily(START, noisyWeeks(60, 100, 11)), 3);
    assertThat(copy(forecast)).isEqualTo(forecast);
    assertThat(copy(FORECASTER)).isEqualTo(FORECASTER);
  }

  @Test
  void knowsWhenAPeriodBegins() {
    assertThat(TimeSeries.of(LocalDate.of(2026, 1, 31), TimeStep.MONTH, 1, 2).startOf(1))
        .isEqualTo(LocalDate.of(2026, 2, 28).atStartOfDay());
    assertThat(TimeSeries.of(START, TimeStep.QUARTER, 1, 2).startOf(5))
        .isEqualTo(LocalDate.of(2027, 4, 1).atStartOfDay());
    assertThat(TimeSeries.of(START, TimeStep.HOUR, 1).startOf(25))
        .isEqualTo(LocalDate.of(2026, 1, 2).atTime(1, 0));
  }

  @Test
  void refusesSeasonsOutOfOrder() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.daily(START, 1, 2).withSeasonLengths(7, 7))
        .withMessageContaining("ascend");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.daily(START, 1, 2).withSeasonLengths(1))
        .withMessageContaining("season length must be 2");
  }

  private static Object copy(Object value) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ObjectOutputStream(bytes)) {
      out.writeObject(value);
    }
    try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  private static Forecast forecast(TimeSeries series, int horizon) {
    return (Forecast) FORECASTER.forecast(series, horizon);
  }

  /** About 100 (of size) a day, 170 every seventh. */
  static double[] noisyWeeks(int days, double size, long seed) {
    var random = new Random(seed);
    double[] values = new double[days];
    for (int t = 0; t < days; t++) {
      double day = t % 7 == 5 ? 1.7 : 1.0;
      values[t] = size * (day + 0.05 * random.nextGaussian());
    }
    return values;
  }
}
