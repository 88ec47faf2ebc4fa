package dev.fanfare.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ForecastAccuracyTest {
  @Test
  void isAHundredLessTheErrorInPercent() {
    assertThat(scored(90, 80, 100, 100).accuracy()).hasValue(90);
    assertThat(scored(250, 0, 300, 100).accuracy()).as("off by 150 %").hasValue(-50);
    assertThat(scored(-90, -95, 0, -100).accuracy()).hasValue(90);
    assertThat(scored(5, 0, 10, 0).accuracy()).as("nothing came").isEmpty();
  }

  @Test
  void sumsUpForecastsAndWhatCame() {
    // Errors 10, 20, 5: percent 10 of 100 and 10 of 200, none of 0; mean error 35/3.
    ForecastAccuracy accuracy =
        ForecastAccuracy.of(
            List.of(scored(90, 80, 100, 100), scored(220, 210, 230, 200), scored(5, 0, 10, 0)),
            OptionalDouble.of(7));
    assertThat(accuracy.scored()).isEqualTo(3);
    assertThat(accuracy.meanPercentageError()).isCloseTo(10, within(1e-9));
    assertThat(accuracy.scaledError()).isCloseTo(35 / 3.0 / 7, within(1e-9));
    assertThat(accuracy.coverage()).containsExactly(Map.entry(80, 2 / 3.0));
  }

  @Test
  void isAbsentWhereThereIsNothingToDivideBy() {
    ForecastAccuracy nothing = ForecastAccuracy.of(List.of(), OptionalDouble.of(1));
    assertThat(nothing).isEqualTo(new ForecastAccuracy(0, null, null, new TreeMap<>()));
    ForecastAccuracy zero = ForecastAccuracy.of(List.of(scored(5, 0, 10, 0)), OptionalDouble.of(0));
    assertThat(zero.meanPercentageError()).isNull();
    assertThat(zero.scaledError()).isNull();
  }

  @Test
  void measuresTheNaiveErrorByTheSeason() {
    LocalDate start = LocalDate.of(2026, 1, 1);
    TimeSeries series = TimeSeries.of(start, TimeStep.QUARTER, 1, 2, 3, 4, 2, 2, 6, 4);
    // |2-1|, |2-2|, |6-3|, |4-4|: 4 of 4.
    assertThat(ForecastAccuracy.naiveError(series)).hasValue(1);
    assertThat(ForecastAccuracy.naiveError(series.withSeasonLengths()).getAsDouble())
        .as("1, 1, 1, 2, 0, 4, 2: 11 of 7")
        .isCloseTo(11 / 7.0, within(1e-12));
    TimeSeries gaps = TimeSeries.of(start, TimeStep.YEAR, Arrays.asList(1.0, null, 5.0));
    assertThat(ForecastAccuracy.naiveError(gaps)).isEmpty();
  }

  private static ScoredForecast scored(double point, double lower, double upper, double actual) {
    var intervals = new TreeMap<Integer, Interval>();
    intervals.put(80, new Interval(lower, upper));
    return new ScoredForecast(new Prediction(point, intervals), actual);
  }
}
