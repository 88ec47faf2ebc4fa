package dev.fanfare.persistence.trend;

import dev.fanfare.ai.ModelName;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.trend.Trend;
import dev.fanfare.trend.TrendFilter;
import dev.fanfare.trend.TrendGrowth;
import dev.fanfare.trend.TrendKey;
import dev.fanfare.trend.TrendPeak;
import dev.fanfare.trend.TrendSource;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Trends, in {@code fanfare_trend}. */
final class TrendTable {
  private static final String COLUMNS =
      """
      t.kind, t.category, t.name, t.title, t.source, t.made_on, t.growth_score, t.momentum,
      t.momentum_error, t.popularity, t.peak_on, t.peak_earliest, t.peak_latest, t.description,
      t.provider, t.model, t.accuracy
      """;

  private static final String SELECT = "select " + COLUMNS + " from fanfare_trend t ";

  private static final String IS_KEY =
      "t.kind = u.kind and t.category = u.category and t.name = u.name";

  /** Finds what is awaited, given the last day and how many at most. */
  static final String AWAITED = SELECT + "where awaits <= ? order by id limit ?";

  private TrendTable() {}

  static void publish(Sql sql, Collection<Trend> given) throws SQLException {
    if (given.isEmpty()) {
      return;
    }
    List<Trend> trends = List.copyOf(given);
    unmark(sql, trends.stream().map(Trend::key).toList(), "");
    sql.deleteAll("fanfare_trend", Columns.of(trends).id("id", Trend::id));
    sql.insert("fanfare_trend", columns(trends));
  }

  private static Columns<Trend> columns(List<Trend> trends) {
    return Columns.of(trends)
        .id("id", Trend::id)
        .text("kind", trend -> trend.key().kind())
        .text("category", trend -> trend.key().category())
        .text("name", trend -> trend.key().name())
        .text("title", Trend::title)
        .text("source", Trend::source)
        .day("made_on", Trend::madeOn)
        .real("growth_score", Trend::growthScore)
        .real("momentum", trend -> trend.growth() == null ? null : trend.growth().momentum())
        .real("momentum_error", trend -> trend.growth() == null ? null : trend.growth().error())
        .optionalNumber(
            "popularity",
            trend -> trend.growth() == null ? null : (long) trend.growth().popularity())
        .day("peak_on", trend -> trend.peak() == null ? null : trend.peak().day())
        .day("peak_earliest", trend -> trend.peak() == null ? null : trend.peak().earliest())
        .day("peak_latest", trend -> trend.peak() == null ? null : trend.peak().latest())
        .text("description", Trend::description)
        .text("provider", trend -> trend.model() == null ? null : trend.model().provider())
        .text("model", trend -> trend.model() == null ? null : trend.model().model())
        .real("accuracy", Trend::accuracy)
        .small("current_mark", trend -> 1)
        .day(
            "awaits",
            trend -> trend.peak() == null || trend.accuracy() != null ? null : trend.peak().day());
  }

  /** Makes the trends of keys no longer current. Returns how many. */
  private static int unmark(Sql sql, List<TrendKey> keys, String condition) throws SQLException {
    if (keys.isEmpty()) {
      return 0;
    }
    if (sql.dialect() == Dialect.POSTGRESQL) {
      Columns<TrendKey> columns = keys(keys);
      return sql.update(
          "update fanfare_trend t set current_mark = null from %s where %s and t.current_mark = 1 %s"
              .formatted(columns.unnest("u"), IS_KEY, condition),
          columns.arrays());
    }
    int changed = 0;
    for (TrendKey key : keys) {
      changed +=
          sql.update(
              """
              update fanfare_trend set current_mark = null
              where kind = ? and category = ? and name = ? and current_mark = 1
              """
                  + condition,
              key.kind(),
              key.category(),
              key.name());
    }
    return changed;
  }

  private static Columns<TrendKey> keys(List<TrendKey> keys) {
    return Columns.of(keys)
        .text("kind", TrendKey::kind)
        .text("category", TrendKey::category)
        .text("name", TrendKey::name);
  }

  static int withdraw(Sql sql, Collection<TrendKey> keys) throws SQLException {
    return unmark(sql, List.copyOf(keys), " and source = 'COMPUTED'");
  }

  static int retire(Sql sql, LocalDate madeFrom, LocalDate madeTo) throws SQLException {
    return sql.update(
        """
        update fanfare_trend set current_mark = null
        where current_mark = 1 and source = 'COMPUTED' and made_on not between ? and ?
        """,
        madeFrom,
        madeTo);
  }

  static Map<TrendKey, Trend> current(Sql sql, Collection<TrendKey> given) throws SQLException {
    List<TrendKey> keys = List.copyOf(given);
    List<Trend> found = new ArrayList<>();
    if (sql.dialect() == Dialect.POSTGRESQL && !keys.isEmpty()) {
      Columns<TrendKey> columns = keys(keys);
      found.addAll(
          sql.list(
              "%s join %s on %s where t.current_mark = 1"
                  .formatted(SELECT, columns.unnest("u"), IS_KEY),
              TrendTable::trend,
              columns.arrays()));
    } else {
      for (TrendKey key : keys) {
        found.addAll(
            sql.list(
                SELECT + "where kind = ? and category = ? and name = ? and current_mark = 1",
                TrendTable::trend,
                key.kind(),
                key.category(),
                key.name()));
      }
    }
    Map<TrendKey, Trend> byKey = new LinkedHashMap<>();
    found.forEach(trend -> byKey.put(trend.key(), trend));
    return byKey;
  }

  static Optional<Trend> find(Sql sql, UUID id) throws SQLException {
    return sql.first(SELECT + "where id = ?", TrendTable::trend, id);
  }

  /**
   * Returns a query for the trends to show, given the first and last day they were made on, the
   * first day of their peak, what the filter names in the order of its fields, and how many at
   * most.
   */
  static String best(TrendFilter filter) {
    return SELECT
        + "where current_mark = 1 and made_on between ? and ? and (peak_on is null or peak_on >= ?)"
        + (filter.kind() == null ? "" : " and kind = ?")
        + (filter.category() == null ? "" : " and category = ?")
        + (filter.source() == null ? "" : " and source = ?")
        + """
           order by growth_score desc, coalesce(popularity, -1) desc, kind, category, name
          limit ?
          """;
  }

  static List<Trend> top(
      Sql sql,
      TrendFilter filter,
      LocalDate madeFrom,
      LocalDate madeTo,
      LocalDate peakSince,
      int limit)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(List.of(madeFrom, madeTo, peakSince));
    if (filter.kind() != null) {
      values.add(filter.kind());
    }
    if (filter.category() != null) {
      values.add(filter.category());
    }
    if (filter.source() != null) {
      values.add(filter.source());
    }
    values.add(limit);
    return sql.list(best(filter), TrendTable::trend, values.toArray());
  }

  static List<Trend> awaiting(Sql sql, LocalDate peakUntil, int limit) throws SQLException {
    return sql.list(AWAITED, TrendTable::trend, peakUntil, limit);
  }

  static void saveAccuracy(Sql sql, UUID id, @Nullable Double accuracy) throws SQLException {
    if (accuracy == null) {
      sql.update("update fanfare_trend set awaits = null where id = ?", id);
    } else {
      sql.update(
          """
          update fanfare_trend set awaits = null, accuracy = ? where id = ? and awaits is not null
          """,
          accuracy,
          id);
    }
  }

  private static Trend trend(Row row) throws SQLException {
    Double momentum = row.realOrNull(8);
    LocalDate peak = row.dayOrNull(11);
    String provider = row.textOrNull(15);
    return new Trend(
        TrendCounts.key(row, 1),
        row.text(4),
        row.constant(5, TrendSource.class),
        row.day(6),
        row.real(7),
        momentum == null ? null : new TrendGrowth(momentum, row.real(9), row.integer(10)),
        peak == null ? null : new TrendPeak(peak, row.dayOrNull(12), row.dayOrNull(13)),
        row.textOrNull(14),
        provider == null ? null : new ModelName(provider, row.text(16)),
        row.realOrNull(17));
  }
}
