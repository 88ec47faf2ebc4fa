package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every forecast: it grows with its series, a higher level contains a lower one, it
 * is never NaN or infinite, it refuses too little data, and the same input gives the same bytes.
 */
class ForecastLawsTest {
  private static final LocalDate START = LocalDate.of(2025, 1, 1);
  private static final RevenueForecaster FORECASTER = RevenueForecaster.standard();

  @Property(tries = 1_000)
  void growsExactlyWithItsSeriesByPowersOfTwo(
      @ForAll("series") TimeSeries series, @ForAll @IntRange(min = -60, max = 60) int power) {
    double factor = Math.scalb(1.0, power);
    ForecastResult result = FORECASTER.forecast(series, 5);
    ForecastResult scaled = FORECASTER.forecast(times(series, factor), 5);
    if (result instanceof Forecast forecast) {
      List<ForecastStep> steps = ((Forecast) scaled).steps();
      for (int k = 0; k < 5; k++) {
        assertThat(steps.get(k).point()).isEqualTo(factor * forecast.steps().get(k).point());
        assertThat(steps.get(k).interval(95).upper())
            .isEqualTo(factor * forecast.steps().get(k).interval(95).upper());
      }
    } else {
      assertThat(scaled).isEqualTo(result);
    }
  }

  @Property(tries = 1_000)
  void growsWithItsSeriesByAnyFactor(
      @ForAll("smooth") TimeSeries series, @ForAll("factors") double factor) {
    Forecast forecast = (Forecast) FORECASTER.forecast(series, 5);
    Forecast scaled = (Forecast) FORECASTER.forecast(times(series, factor), 5);
    // Rounding may turn a search to another of two points that fit equally well, no further.
    double near = 1e-5 * factor * Math.abs(forecast.total().point());
    assertThat(scaled.total().point()).isCloseTo(factor * forecast.total().point(), within(near));
    assertThat(scaled.total().interval(95).upper())
        .isCloseTo(factor * forecast.total().interval(95).upper(), within(20 * near));
  }

  @Property(tries = 1_000)
  void isFiniteAndNested(
      @ForAll("series") TimeSeries series, @ForAll @IntRange(min = 1, max = 60) int horizon) {
    ForecastResult result = FORECASTER.forecast(series, horizon, 50, 80, 95);
    if (series.observed() < 3) {
      assertThat(result).isEqualTo(new InsufficientData(3, series.observed()));
      return;
    }
    Forecast forecast = (Forecast) result;
    assertThat(forecast.steps()).hasSize(horizon);
    boolean negative = series.values().stream().anyMatch(v -> v != null && v < 0);
    double size = 0;
    for (Double value : series.values()) {
      size = value == null ? size : Math.max(size, Math.abs(value));
    }
    double width = 0;
    List<Prediction> all = new ArrayList<>();
    for (ForecastStep step : forecast.steps()) {
      all.add(step.value());
      // Without a bound at 0 an interval never narrows with the step.
      double half = step.interval(95).upper() - step.point();
      assertThat(half).isGreaterThanOrEqualTo(width - 1e-12 * size);
      width = half;
    }
    all.add(forecast.total());
    for (Prediction value : all) {
      assertThat(value.point()).isFinite();
      assertThat(value.interval(50).contains(value.point())).isTrue();
      assertThat(value.interval(95).lower()).isLessThanOrEqualTo(value.interval(80).lower());
      assertThat(value.interval(95).upper()).isGreaterThanOrEqualTo(value.interval(80).upper());
      if (!negative) {
        assertThat(value.interval(95).lower()).isGreaterThanOrEqualTo(0);
      }
    }
    double weights = forecast.weights().stream().mapToDouble(ModelWeight::weight).sum();
    assertThat(weights).isCloseTo(1, within(1e-9));
  }

  @Property(tries = 1_000)
  void saysTheSameAgain(@ForAll("series") TimeSeries series) {
    ForecastResult first = FORECASTER.forecast(series, 7);
    ForecastResult again = FORECASTER.forecast(series, 7);
    assertThat(again).isEqualTo(first);
    assertThat(again.toString()).isEqualTo(first.toString());
  }

  @Provide
  Arbitrary<Double> factors() {
    return Arbitraries.doubles().between(1e-6, 1e6).ofScale(7).filter(f -> f > 0);
  }

  /** Anything that a host might send: zeros, gaps, refunds, jumps, many sizes. */
  @Provide
  Arbitrary<TimeSeries> series() {
    Arbitrary<@Nullable Double> value =
        Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(6, Arbitraries.doubles().between(0, 1_000).ofScale(2)),
            net.jqwik.api.Tuple.of(1, Arbitraries.of(0.0, 1e15, 1e-9)),
            net.jqwik.api.Tuple.of(1, Arbitraries.doubles().between(-100, 0).ofScale(2)),
            net.jqwik.api.Tuple.of(1, Arbitraries.just((Double) null)));
    Arbitrary<@Nullable Double> usual =
        Arbitraries.doubles().between(0, 1_000).ofScale(2).injectNull(0.05);
    Arbitrary<TimeStep> steps = Arbitraries.of(TimeStep.class);
    return Combinators.combine(
            Arbitraries.oneOf(value.list().ofMaxSize(80), usual.list().ofMaxSize(80)), steps)
        .as((values, step) -> TimeSeries.of(START, step, values));
  }

  /** Series with level, trend, week and noise. */
  @Provide
  Arbitrary<TimeSeries> smooth() {
    return Combinators.combine(
            Arbitraries.integers().between(20, 90),
            Arbitraries.doubles().between(-0.5, 0.5).ofScale(3),
            Arbitraries.longs())
        .as(
            (n, trend, seed) -> {
              var random = new Random(seed);
              double[] values = new double[n];
              for (int t = 0; t < n; t++) {
                values[t] = 200 + trend * t + (t % 7 == 2 ? 40 : 0) + 10 * random.nextGaussian();
              }
              return TimeSeries.daily(START, values);
            });
  }

  private static TimeSeries times(TimeSeries series, double factor) {
    List<@Nullable Double> values = new ArrayList<>();
    for (Double value : series.values()) {
      values.add(value == null ? null : (Double) (value * factor));
    }
    return new TimeSeries(series.start(), series.step(), series.seasonLengths(), values);
  }
}
