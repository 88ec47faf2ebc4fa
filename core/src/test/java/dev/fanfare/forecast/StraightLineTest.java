package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class StraightLineTest {
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final RevenueForecaster LINE =
      RevenueForecaster.of(ForecastMethod.LINEAR_REGRESSION);

  /** NIST StRD, linear regression, data set Norris (calibration of ozone monitors): y, x. */
  private static final double[][] NORRIS = {
    {0.1, 0.2}, {338.8, 337.4}, {118.1, 118.2}, {888.0, 884.6}, {9.2, 10.1}, {228.1, 226.5},
    {668.5, 666.3}, {998.5, 996.3}, {449.1, 448.6}, {778.9, 777.0}, {559.2, 558.2}, {0.3, 0.4},
    {0.1, 0.6}, {778.1, 775.5}, {668.8, 666.9}, {339.3, 338.0}, {448.9, 447.5}, {10.8, 11.6},
    {557.7, 556.0}, {228.3, 228.1}, {998.0, 995.8}, {888.8, 887.6}, {119.6, 120.2}, {0.3, 0.3},
    {0.6, 0.3}, {557.6, 556.8}, {339.3, 339.1}, {888.0, 887.2}, {998.5, 999.0}, {778.9, 779.0},
    {10.2, 11.1}, {117.6, 118.3}, {228.9, 229.2}, {668.4, 669.1}, {449.2, 448.9}, {0.2, 0.5}
  };

  @Test
  void agreesWithTheCertifiedValuesOfNorris() {
    double[] x = Arrays.stream(NORRIS).mapToDouble(point -> point[1]).toArray();
    double[] y = Arrays.stream(NORRIS).mapToDouble(point -> point[0]).toArray();
    var line = new StraightLine(x, y);
    // https://www.itl.nist.gov/div898/strd/lls/data/LINKS/DATA/Norris.dat
    SimpleRegression statistics = line.statistics();
    Percentage close = Percentage.withPercentage(1e-8);
    assertThat(statistics.getIntercept()).isCloseTo(-0.262323073774029, close);
    assertThat(statistics.getSlope()).isCloseTo(1.00211681802045, close);
    assertThat(statistics.getInterceptStdErr()).isCloseTo(0.232818234301152, close);
    assertThat(statistics.getSlopeStdErr()).isCloseTo(0.429796848199937E-03, close);
    assertThat(Math.sqrt(statistics.getMeanSquareError())).isCloseTo(0.884796396144373, close);
    assertThat(statistics.getRSquare()).isCloseTo(0.999993745883712, close);
    assertThat(line.at(0)).isCloseTo(-0.262323073774029, close);
  }

  @Test
  void standsOnTheIndexThatFollowsTheLast() {
    // 10, 12, 14: the line is 10 + 2x; the first future day is x = 3, not 4.
    Forecast forecast = forecast(TimeSeries.daily(START, 10, 12, 14), 2, 95);
    assertThat(forecast.steps().get(0).point()).isCloseTo(16, within(1e-9));
    assertThat(forecast.steps().get(1).point()).isCloseTo(18, within(1e-9));
    assertThat(forecast.steps().get(0).start()).isEqualTo(START.plusDays(3).atStartOfDay());
    assertThat(forecast.total().point()).isCloseTo(34, within(1e-9));
  }

  @Test
  void hasThePredictionIntervalsOfTheTextbooks() {
    // y = 2, 4, 5, 4, 5 at x = 0 to 4: line 2.8 + 0.6 x, residuals -0.8, 0.6, 1, -0.6, -0.2, their
    // squares sum to 2.4, variance 2.4 / 3 = 0.8; mean of x 2, squares of x - 2 sum to 10.
    // At x = 5: 5.8 +- t sqrt(0.8 (1 + 1/5 + 9/10)) = t sqrt(1.68); t(0.975; 3) = 3.182446.
    Forecast forecast = forecast(TimeSeries.daily(START, 2, 4, 5, 4, 5), 2, 95);
    Interval interval = forecast.steps().get(0).interval(95);
    double reach = 3.182446 * Math.sqrt(1.68);
    assertThat(interval.lower()).isCloseTo(5.8 - reach, within(1e-5));
    assertThat(interval.upper()).isCloseTo(5.8 + reach, within(1e-5));
    // The sum at x = 5 and 6: variance 0.8 (2 + 2^2/5 + (3 + 4)^2/10) = 0.8 * 7.7.
    double total = 3.182446 * Math.sqrt(0.8 * 7.7);
    assertThat(forecast.total().point()).isCloseTo(12.2, within(1e-9));
    assertThat(forecast.total().interval(95).upper()).isCloseTo(12.2 + total, within(1e-5));
  }

  @Test
  void keepsThePlaceOfGaps() {
    // 10, gap, 14, 16: on dates the line is 10 + 2x, and the next day is x = 4; on row numbers it
    // would not be a line.
    Forecast forecast =
        forecast(TimeSeries.of(START, TimeStep.DAY, Arrays.asList(10.0, null, 14.0, 16.0)), 1, 95);
    assertThat(forecast.steps().get(0).point()).isCloseTo(18, within(1e-9));
    assertThat(forecast.steps().get(0).interval(95).width()).isCloseTo(0, within(1e-6));
  }

  @Test
  void doesNotFallBelowZeroUnlessTheHistoryDoes() {
    assertThat(forecast(TimeSeries.daily(START, 9, 6, 3), 3, 80).steps())
        .extracting(ForecastStep::point)
        .containsExactly(0.0, 0.0, 0.0);
    assertThat(forecast(TimeSeries.daily(START, 6, 3, 0, -3), 1, 80).steps().get(0).point())
        .isCloseTo(-6, within(1e-9));
  }

  @Test
  void solvesTheLeastSquaresOfLongley() {
    // NIST StRD, data set Longley, highly collinear. Columns centred, as the autoregression does;
    // certified: https://www.itl.nist.gov/div898/strd/lls/data/LINKS/DATA/Longley.dat
    double[][] rows = LONGLEY;
    int k = 6;
    double[] mean = new double[k + 1];
    for (double[] row : rows) {
      for (int i = 0; i <= k; i++) {
        mean[i] += row[i] / rows.length;
      }
    }
    double[][] a = new double[k][k];
    double[] b = new double[k];
    for (double[] row : rows) {
      for (int i = 0; i < k; i++) {
        b[i] += (row[i + 1] - mean[i + 1]) * (row[0] - mean[0]);
        for (int j = 0; j <= i; j++) {
          a[i][j] += (row[i + 1] - mean[i + 1]) * (row[j + 1] - mean[j + 1]);
        }
      }
    }
    double[] certified = {
      15.0618722713733,
      -0.358191792925910E-01,
      -2.02022980381683,
      -1.03322686717359,
      -0.511041056535807E-01,
      1829.15146461355
    };
    assertThat(LeastSquares.solve(a, b))
        .satisfies(
            solved -> {
              for (int i = 0; i < k; i++) {
                assertThat(solved[i]).isCloseTo(certified[i], Percentage.withPercentage(1e-5));
              }
            });
  }

  private static final double[][] LONGLEY = {
    {60323, 83, 234289, 2356, 1590, 107608, 1947},
    {61122, 88.5, 259426, 2325, 1456, 108632, 1948},
    {60171, 88.2, 258054, 3682, 1616, 109773, 1949},
    {61187, 89.5, 284599, 3351, 1650, 110929, 1950},
    {63221, 96.2, 328975, 2099, 3099, 112075, 1951},
    {63639, 98.1, 346999, 1932, 3594, 113270, 1952},
    {64989, 99, 365385, 1870, 3547, 115094, 1953},
    {63761, 100, 363112, 3578, 3350, 116219, 1954},
    {66019, 101.2, 397469, 2904, 3048, 117388, 1955},
    {67857, 104.6, 419180, 2822, 2857, 118734, 1956},
    {68169, 108.4, 442769, 2936, 2798, 120445, 1957},
    {66513, 110.8, 444546, 4681, 2637, 121950, 1958},
    {68655, 112.6, 482704, 3813, 2552, 123366, 1959},
    {69564, 114.2, 502601, 3931, 2514, 125368, 1960},
    {69331, 115.7, 518173, 4806, 2572, 127852, 1961},
    {70551, 116.9, 554894, 4007, 2827, 130081, 1962}
  };

  private static Forecast forecast(TimeSeries series, int horizon, int level) {
    return (Forecast) LINE.forecast(series, horizon, level);
  }
}
