package dev.fanfare.persistence.forecast;

import dev.fanfare.analytics.ForecastSubject;
import dev.fanfare.analytics.ForecastSubject.Measure;
import dev.fanfare.analytics.StoredForecast;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.forecast.ForecastMethod;
import dev.fanfare.forecast.Interval;
import dev.fanfare.forecast.Prediction;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts forecasts together from rows of a day and an interval each. */
final class ForecastReader {
  private record Head(
      ForecastSubject subject,
      LocalDate from,
      Instant madeAt,
      ForecastMethod method,
      @Nullable Double naiveError) {}

  private record Day(LocalDate day, double point, @Nullable Double actual) {}

  private final List<StoredForecast> found = new ArrayList<>();
  private @Nullable Head head;
  private @Nullable Day day;
  private List<StoredForecast.Day> days = new ArrayList<>();
  private SortedMap<Integer, Interval> intervals = new TreeMap<>();

  private ForecastReader() {}

  /**
   * Returns forecasts.
   *
   * @param which a query of rows of {@code fanfare_forecast}
   * @param order of those rows
   */
  static List<StoredForecast> read(Sql sql, String which, String order, @Nullable Object... values)
      throws SQLException {
    ForecastReader reader = new ForecastReader();
    String sorted = "f." + order.replace(", ", ", f.");
    sql.each(
        """
        select f.measure, f.creator, f.asset, f.scale, f.from_day, f.made_at, f.method,
          f.naive_error, d.on_day, d.point, d.actual, i.percent, i.lower_bound, i.upper_bound
        from (%s) f
        join fanfare_forecast_day d on d.subject = f.subject and d.from_day = f.from_day
        left join fanfare_forecast_interval i
          on i.subject = d.subject and i.from_day = d.from_day and i.on_day = d.on_day
        order by %s, d.on_day, i.percent
        """
            .formatted(which, sorted),
        reader::take,
        values);
    reader.endForecast();
    return reader.found;
  }

  private void take(Row row) throws SQLException {
    Head next =
        new Head(
            subject(row),
            row.day(5),
            row.instant(6),
            row.constant(7, ForecastMethod.class),
            row.realOrNull(8));
    if (!next.equals(head)) {
      endForecast();
      head = next;
    }
    Day on = new Day(row.day(9), row.real(10), row.realOrNull(11));
    if (!on.equals(day)) {
      endDay();
      day = on;
    }
    Long level = row.numberOrNull(12);
    if (level != null) {
      intervals.put(level.intValue(), new Interval(row.real(13), row.real(14)));
    }
  }

  private static ForecastSubject subject(Row row) throws SQLException {
    String creator = row.textOrNull(2);
    return new ForecastSubject(
        row.constant(1, Measure.class),
        creator == null ? null : CreatorId.of(creator),
        row.textOrNull(3) == null ? null : row.asset(3));
  }

  private void endDay() {
    if (day != null) {
      days.add(
          new StoredForecast.Day(day.day(), new Prediction(day.point(), intervals), day.actual()));
    }
    day = null;
    intervals = new TreeMap<>();
  }

  private void endForecast() {
    endDay();
    if (head != null) {
      found.add(
          new StoredForecast(
              head.subject(), head.from(), head.madeAt(), head.method(), head.naiveError(), days));
    }
    head = null;
    days = new ArrayList<>();
  }
}
