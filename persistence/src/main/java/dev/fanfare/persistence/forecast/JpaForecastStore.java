package dev.fanfare.persistence.forecast;

import static java.util.Objects.requireNonNull;

import dev.fanfare.analytics.ForecastStore;
import dev.fanfare.analytics.ForecastSubject;
import dev.fanfare.analytics.StoredForecast;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Forecasts in {@code fanfare_forecast} and the tables of its days. */
public final class JpaForecastStore implements ForecastStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(
          ForecastRow.class,
          ForecastDayRow.class,
          ForecastIntervalRow.class,
          ForecastAwaitedRow.class);

  private static final String OF = " where subject = ? and from_day = ?";

  private final Database database;

  public JpaForecastStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public boolean save(StoredForecast forecast) {
    return database.sql(
        sql -> {
          if (!add(sql, forecast) && !replace(sql, forecast)) {
            return false;
          }
          insertDays(sql, forecast);
          await(sql, forecast.subject(), forecast.from());
          return true;
        });
  }

  private static boolean add(Sql sql, StoredForecast forecast) throws SQLException {
    ForecastSubject subject = forecast.subject();
    return sql.insertMissing(
        """
        insert into fanfare_forecast (subject, from_day, measure, creator, asset, scale, made_at,
          method, naive_error)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        subject.key(),
        forecast.from(),
        subject.measure(),
        subject.creator() == null ? null : subject.creator().value(),
        subject.asset() == null ? null : subject.asset().code(),
        subject.asset() == null ? null : (short) subject.asset().scale(),
        forecast.madeAt(),
        forecast.method(),
        forecast.naiveError());
  }

  /** Takes the place of a stored one, unless something has come of that. */
  private static boolean replace(Sql sql, StoredForecast forecast) throws SQLException {
    String subject = forecast.subject().key();
    LocalDate from = forecast.from();
    if (!lock(sql, subject, from)
        || sql.first(
                "select 1 from fanfare_forecast_day" + OF + " and actual is not null limit 1",
                row -> true,
                subject,
                from)
            .isPresent()) {
      return false;
    }
    sql.update("delete from fanfare_forecast_interval" + OF, subject, from);
    sql.update("delete from fanfare_forecast_day" + OF, subject, from);
    sql.update(
        "update fanfare_forecast set made_at = ?, method = ?, naive_error = ?" + OF,
        forecast.madeAt(),
        forecast.method(),
        forecast.naiveError(),
        subject,
        from);
    return true;
  }

  private static boolean lock(Sql sql, String subject, LocalDate from) throws SQLException {
    return sql.first(
            "select 1 from fanfare_forecast" + OF + " for update", row -> true, subject, from)
        .isPresent();
  }

  private static void insertDays(Sql sql, StoredForecast forecast) throws SQLException {
    String subject = forecast.subject().key();
    sql.insert(
        "fanfare_forecast_day",
        Columns.of(forecast.days())
            .text("subject", day -> subject)
            .day("from_day", day -> forecast.from())
            .day("on_day", StoredForecast.Day::day)
            .real("point", day -> day.forecast().point())
            .real("actual", StoredForecast.Day::actual));
    record Bound(LocalDate day, int level, double lower, double upper) {}

    List<Bound> bounds =
        forecast.days().stream()
            .flatMap(
                day ->
                    day.forecast().intervals().entrySet().stream()
                        .map(
                            entry ->
                                new Bound(
                                    day.day(),
                                    entry.getKey(),
                                    entry.getValue().lower(),
                                    entry.getValue().upper())))
            .toList();
    sql.insert(
        "fanfare_forecast_interval",
        Columns.of(bounds)
            .text("subject", bound -> subject)
            .day("from_day", bound -> forecast.from())
            .day("on_day", Bound::day)
            .small("percent", Bound::level)
            .real("lower_bound", Bound::lower)
            .real("upper_bound", Bound::upper));
  }

  /** Notes the first day of which nothing has come. The forecast is new or locked. */
  private static void await(Sql sql, ForecastSubject subject, LocalDate from) throws SQLException {
    sql.update("delete from fanfare_forecast_awaited" + OF, subject.key(), from);
    sql.update(
        """
        insert into fanfare_forecast_awaited (subject, from_day, awaits)
        select subject, from_day, min(on_day) from fanfare_forecast_day
        where subject = ? and from_day = ? and actual is null group by subject, from_day
        """,
        subject.key(),
        from);
  }

  @Override
  public Optional<StoredForecast> find(ForecastSubject subject, LocalDate from) {
    return database.sql(
        sql ->
            ForecastReader.read(
                    sql,
                    "select * from fanfare_forecast where subject = ? and from_day = ?",
                    "from_day",
                    subject.key(),
                    from)
                .stream()
                .findFirst());
  }

  @Override
  public List<StoredForecast> latest(ForecastSubject subject, int limit) {
    return database.sql(
        sql ->
            ForecastReader.read(
                sql,
                "select * from fanfare_forecast where subject = ? order by from_day desc limit ?",
                "from_day desc",
                subject.key(),
                limit));
  }

  @Override
  public List<StoredForecast> awaiting(
      LocalDate before, @Nullable StoredForecast after, int limit) {
    String subject = after == null ? "" : after.subject().key();
    LocalDate from = after == null ? LocalDate.EPOCH : after.from();
    return database.sql(
        sql ->
            ForecastReader.read(
                sql,
                """
                select f.* from fanfare_forecast_awaited a
                join fanfare_forecast f on f.subject = a.subject and f.from_day = a.from_day
                where a.awaits < ? and (a.subject > ? or a.subject = ? and a.from_day > ?)
                order by a.subject, a.from_day limit ?
                """,
                "subject, from_day",
                before,
                subject,
                subject,
                from,
                limit));
  }

  @Override
  public void saveActuals(ForecastSubject subject, LocalDate from, Map<LocalDate, Double> actuals) {
    if (actuals.isEmpty()) {
      return;
    }
    database.sql(
        sql -> {
          if (!lock(sql, subject.key(), from)) {
            return false;
          }
          sql.updateAll(
              "fanfare_forecast_day",
              Columns.of(List.copyOf(actuals.entrySet()))
                  .text("subject", entry -> subject.key())
                  .day("from_day", entry -> from)
                  .day("on_day", Map.Entry::getKey)
                  .real("actual", Map.Entry::getValue),
              3);
          await(sql, subject, from);
          return true;
        });
  }
}
