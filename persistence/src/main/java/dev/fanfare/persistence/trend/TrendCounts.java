package dev.fanfare.persistence.trend;

import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.trend.TrendCount;
import dev.fanfare.trend.TrendKey;
import dev.fanfare.trend.TrendKind;
import dev.fanfare.trend.TrendSeries;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was counted, in {@code fanfare_trend_count}. */
final class TrendCounts {
  private static final String COLUMNS = "kind, category, name, on_day, title, uses, creators";

  /** Finds a key's counts, given the key and the first and last day. */
  static final String OF_KEY =
      "select "
          + COLUMNS
          + """
           from fanfare_trend_count
          where kind = ? and category = ? and name = ? and on_day between ? and ?
          order by on_day
          """;

  /** Finds the uses of each kind's most used, given the first and last day. */
  static final String MOST_USED =
      """
      select kind, max(uses) from (
        select kind, sum(uses) as uses from fanfare_trend_count
        where on_day between ? and ? group by kind, category, name) sums
      group by kind
      """;

  private TrendCounts() {}

  static void save(Sql sql, Collection<TrendCount> counts) throws SQLException {
    if (counts.isEmpty()) {
      return;
    }
    Columns<TrendCount> columns =
        Columns.of(List.copyOf(counts))
            .text("kind", count -> count.key().kind())
            .text("category", count -> count.key().category())
            .text("name", count -> count.key().name())
            .day("on_day", TrendCount::day)
            .text("title", TrendCount::title)
            .number("uses", TrendCount::uses)
            .number("creators", TrendCount::creators);
    if (sql.dialect() == Dialect.POSTGRESQL) {
      sql.update(
          """
          insert into fanfare_trend_count (%s) select %s from %s
          on conflict (kind, category, name, on_day) do update
          set title = excluded.title, uses = excluded.uses, creators = excluded.creators
          """
              .formatted(COLUMNS, COLUMNS, columns.unnest("u")),
          columns.arrays());
      return;
    }
    for (TrendCount count : counts) {
      replace(sql, count);
    }
  }

  /** A row that somebody else is just adding is waited for, and then replaced. */
  private static void replace(Sql sql, TrendCount count) throws SQLException {
    if (update(sql, count) == 0
        && !sql.insertMissing(
            "insert into fanfare_trend_count (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?)",
            count.key().kind(),
            count.key().category(),
            count.key().name(),
            count.day(),
            count.title(),
            count.uses(),
            count.creators())) {
      update(sql, count);
    }
  }

  private static int update(Sql sql, TrendCount count) throws SQLException {
    return sql.update(
        """
        update fanfare_trend_count set title = ?, uses = ?, creators = ?
        where kind = ? and category = ? and name = ? and on_day = ?
        """,
        count.title(),
        count.uses(),
        count.creators(),
        count.key().kind(),
        count.key().category(),
        count.key().name(),
        count.day());
  }

  /**
   * Returns a query for the counts of keys, given the first and last day, the key to begin behind
   * if there is one, how many keys, and both days again.
   */
  static String page(boolean begun) {
    return """
        select c.kind, c.category, c.name, c.on_day, c.title, c.uses, c.creators
        from (
          select distinct kind, category, name from fanfare_trend_count
          where on_day between ? and ? %s
          order by kind, category, name limit ?) k
        join fanfare_trend_count c
          on c.kind = k.kind and c.category = k.category and c.name = k.name
        where c.on_day between ? and ?
        order by c.kind, c.category, c.name, c.on_day
        """
        .formatted(begun ? "and (kind, category, name) > (?, ?, ?)" : "");
  }

  static List<TrendSeries> series(
      Sql sql, LocalDate from, LocalDate to, Optional<TrendKey> after, int limit)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>(List.of(from, to));
    after.ifPresent(key -> values.addAll(List.of(key.kind(), key.category(), key.name())));
    values.addAll(List.of(limit, from, to));
    List<TrendSeries> found = new ArrayList<>();
    List<TrendCount> days = new ArrayList<>();
    for (TrendCount count :
        sql.list(page(after.isPresent()), TrendCounts::count, values.toArray())) {
      if (!days.isEmpty() && !days.get(0).key().equals(count.key())) {
        found.add(new TrendSeries(days.get(0).key(), days));
        days.clear();
      }
      days.add(count);
    }
    if (!days.isEmpty()) {
      found.add(new TrendSeries(days.get(0).key(), days));
    }
    return found;
  }

  static List<TrendCount> of(Sql sql, TrendKey key, LocalDate from, LocalDate to)
      throws SQLException {
    return sql.list(OF_KEY, TrendCounts::count, key.kind(), key.category(), key.name(), from, to);
  }

  static Map<TrendKind, Long> mostUsed(Sql sql, LocalDate from, LocalDate to) throws SQLException {
    Map<TrendKind, Long> most = new EnumMap<>(TrendKind.class);
    sql.each(
        MOST_USED, row -> most.put(row.constant(1, TrendKind.class), row.exactNumber(2)), from, to);
    return most;
  }

  private static TrendCount count(Row row) throws SQLException {
    return new TrendCount(key(row, 1), row.text(5), row.day(4), row.number(6), row.number(7));
  }

  /** Reads a key's kind, category and name. */
  static TrendKey key(Row row, int first) throws SQLException {
    return new TrendKey(
        row.constant(first, TrendKind.class), row.text(first + 1), row.text(first + 2));
  }
}
