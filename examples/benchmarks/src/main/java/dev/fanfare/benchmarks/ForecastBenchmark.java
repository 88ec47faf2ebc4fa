package dev.fanfare.benchmarks;

import dev.fanfare.forecast.ForecastResult;
import dev.fanfare.forecast.RevenueForecaster;
import dev.fanfare.forecast.TimeSeries;
import dev.fanfare.forecast.TimeStep;
import java.time.LocalDate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * One forecast with intervals: all models, their back-test and the total. The series have level,
 * trend, season and noise, and are as long as histories usually are.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ForecastBenchmark extends Measured {
  private final RevenueForecaster forecaster = RevenueForecaster.standard();
  private final TimeSeries days = series(TimeStep.DAY, 450, 7);
  private final TimeSeries weeks = series(TimeStep.WEEK, 900, 52);
  private final TimeSeries months = series(TimeStep.MONTH, 130, 12);
  private final TimeSeries years = series(TimeStep.YEAR, 30, 1);

  private static TimeSeries series(TimeStep step, int n, int season) {
    var random = new Random(1);
    double[] values = new double[n];
    double level = 1_000;
    for (int t = 0; t < n; t++) {
      level += 0.5 + 8 * random.nextGaussian();
      double phase = 1 + 0.3 * Math.sin(2 * Math.PI * t / season);
      values[t] = Math.max(1, level * phase + 30 * random.nextGaussian());
    }
    return TimeSeries.of(LocalDate.of(2020, 1, 1), step, values);
  }

  @Benchmark
  public ForecastResult daily450() {
    return forecaster.forecast(days, 28);
  }

  @Benchmark
  public ForecastResult weekly900() {
    return forecaster.forecast(weeks, 13);
  }

  @Benchmark
  public ForecastResult monthly130() {
    return forecaster.forecast(months, 18);
  }

  @Benchmark
  public ForecastResult yearly30() {
    return forecaster.forecast(years, 6);
  }
}
