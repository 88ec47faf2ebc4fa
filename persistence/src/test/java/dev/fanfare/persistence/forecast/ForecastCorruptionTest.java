package dev.fanfare.persistence.forecast;

import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.analytics.ForecastSubject;
import dev.fanfare.analytics.StoredForecast;
import dev.fanfare.forecast.ForecastMethod;
import dev.fanfare.forecast.Interval;
import dev.fanfare.forecast.Prediction;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.Dump;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ForecastCorruptionTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");

  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    new JpaForecastStore(database.database())
        .save(
            new StoredForecast(
                ForecastSubject.netRevenue(USD),
                DAY,
                Instant.parse("2026-03-02T03:00:00Z"),
                ForecastMethod.COMBINED,
                1.5,
                List.of(
                    new StoredForecast.Day(
                        DAY,
                        new Prediction(10, new TreeMap<>(Map.of(80, new Interval(9, 11)))),
                        null))));
    Map<String, List<String>> before = Dump.of(database);

    Corruption.refused(
        database,
        List.of(
            "insert into fanfare_forecast select * from fanfare_forecast",
            "update fanfare_forecast set measure = 'LUCK'",
            "update fanfare_forecast set creator = 'ada'",
            "update fanfare_forecast set asset = null",
            "update fanfare_forecast set scale = null",
            "update fanfare_forecast set naive_error = -1",
            "update fanfare_forecast set naive_error = cast('NaN' as double precision)",
            "update fanfare_forecast set from_day = date '2026-03-03'",
            "delete from fanfare_forecast",
            "insert into fanfare_forecast_day select * from fanfare_forecast_day",
            "update fanfare_forecast_day set on_day = date '2026-03-01'",
            "update fanfare_forecast_day set subject = 'gifts'",
            "update fanfare_forecast_day set point = null",
            "update fanfare_forecast_day set point = cast('NaN' as double precision)",
            "update fanfare_forecast_day set actual = cast('Infinity' as double precision)",
            "delete from fanfare_forecast_day",
            "update fanfare_forecast_interval set percent = 100",
            "update fanfare_forecast_interval set lower_bound = 12",
            "update fanfare_forecast_interval set upper_bound = cast('Infinity' as double precision)",
            "update fanfare_forecast_interval set on_day = date '2026-03-03'",
            "update fanfare_forecast_awaited set subject = 'gifts'",
            "update fanfare_forecast_awaited set awaits = null"));

    assertThat(Dump.of(database)).isEqualTo(before);
  }
}
