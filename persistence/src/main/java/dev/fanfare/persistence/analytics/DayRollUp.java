package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.LocalDay;
import dev.fanfare.analytics.RolledDay;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Computes a day from its facts: on PostgreSQL by one statement that reads them once, on H2 by one
 * for each table. Rows that stay as they are are not written.
 */
final class DayRollUp {
  private static final Figures CELLS = Figures.dayCells(Cohorts.query(Grain.DAY));

  /** All tables but that of the spans, which the others look at. */
  private static final List<Figures> TABLES =
      Stream.concat(Figures.ALL.stream(), Stream.of(CELLS)).toList();

  /** Whether the day was computed before; if not, there is nothing to look for and to replace. */
  private static final String KNOWN =
      "exists (select 1 from fanfare_daily_analytics where on_day = :day)";

  private static final String SPANS_TO_WRITE =
      """
      select user_id, known_from, first_active from {spans} s
      where old_known is distinct from known_from or old_first is distinct from first_active
      """;

  /** The whole day at once; its rows are a kind and a date. */
  static final NamedSql ON_POSTGRESQL = NamedSql.of(onPostgres());

  private static final NamedSql COHORTS_ON_H2 = NamedSql.of(nested(DayFacts.COHORTS));
  private static final NamedSql LATER_ON_H2 = NamedSql.of(nested(DayFacts.LATER));
  private static final List<NamedSql> MERGES_ON_H2 =
      TABLES.stream()
          .flatMap(
              table ->
                  Stream.of(
                      table.merge(nested(table.rows())), table.deleteOthers(nested(table.rows()))))
          .map(NamedSql::of)
          .toList();
  private static final NamedSql SPANS_ON_H2 =
      NamedSql.of(
          "merge into fanfare_user_span (user_id, known_from, first_active) key (user_id) "
              + nested(SPANS_TO_WRITE));

  private DayRollUp() {}

  static RolledDay run(Sql sql, LocalDay day) throws SQLException {
    Map<String, Object> values = Cohorts.values(Grain.DAY, day.date());
    values.put("day", day.date());
    values.put("from", day.from());
    values.put("to", day.to());
    return sql.dialect() == Dialect.POSTGRESQL ? atOnce(sql, values) : byTable(sql, values);
  }

  private static RolledDay atOnce(Sql sql, Map<String, Object> values) throws SQLException {
    Set<LocalDate> cohorts = new HashSet<>();
    Set<LocalDate> later = new HashSet<>();
    boolean[] changed = {false};
    sql.each(
        ON_POSTGRESQL.text(),
        row -> {
          switch (row.text(1)) {
            case "cohort" -> cohorts.add(row.day(2));
            case "later" -> later.add(row.day(2));
            default -> changed[0] = true;
          }
        },
        ON_POSTGRESQL.values(values));
    return new RolledDay(changed[0], cohorts, later);
  }

  private static RolledDay byTable(Sql sql, Map<String, Object> values) throws SQLException {
    Set<LocalDate> cohorts = days(sql, COHORTS_ON_H2, values);
    Set<LocalDate> later = days(sql, LATER_ON_H2, values);
    int changed = 0;
    for (NamedSql statement : MERGES_ON_H2) {
      changed += sql.update(statement.text(), statement.values(values));
    }
    sql.update(SPANS_ON_H2.text(), SPANS_ON_H2.values(values));
    return new RolledDay(changed > 0, cohorts, later);
  }

  private static Set<LocalDate> days(Sql sql, NamedSql query, Map<String, Object> values)
      throws SQLException {
    return new HashSet<>(sql.list(query.text(), row -> row.day(1), query.values(values)));
  }

  private static String onPostgres() {
    List<String> parts = new ArrayList<>();
    parts.add("events as materialized (" + DayFacts.EVENTS_ON_POSTGRESQL + ")");
    parts.add("users as materialized (" + named(DayFacts.USERS) + ")");
    parts.add("spans as materialized (" + named(DayFacts.SPANS_ON_POSTGRESQL) + ")");
    parts.add("videos as materialized (" + DayFacts.VIDEOS_ON_POSTGRESQL + ")");
    parts.add("followers as materialized (" + DayFacts.FOLLOWERS + ")");
    parts.add(
        """
        spans_put as (
          insert into fanfare_user_span (user_id, known_from, first_active) %s
          on conflict (user_id) do update
          set known_from = excluded.known_from, first_active = excluded.first_active)
        """
            .formatted(named(SPANS_TO_WRITE)));
    List<String> written = new ArrayList<>();
    for (int i = 0; i < TABLES.size(); i++) {
      String name = "t" + i;
      parts.add(TABLES.get(i).replacing(name, named(TABLES.get(i).rows()), KNOWN));
      for (String change : Figures.changes(name)) {
        written.add("exists (select 1 from " + change + ")");
      }
    }
    return """
        with %s
        select 'changed', cast(null as date) where %s
        union all select 'cohort', c.* from (%s) c
        union all select 'later', l.* from (%s) l
        """
        .formatted(
            String.join(",\n", parts),
            String.join(" or ", written),
            named(DayFacts.COHORTS),
            named(DayFacts.LATER));
  }

  /** Returns a query that reads the parts of a WITH. */
  private static String named(String query) {
    return query.replaceAll("\\{(\\w+)\\}", "$1");
  }

  /** Returns a query that holds what it reads. */
  private static String nested(String query) {
    String whole = query;
    for (String[] part :
        new String[][] {
          {"{spans}", DayFacts.SPANS_ON_H2},
          {"{users}", DayFacts.USERS},
          {"{videos}", DayFacts.VIDEOS_ON_H2},
          {"{followers}", DayFacts.FOLLOWERS},
          {"{events}", DayFacts.EVENTS_ON_H2}
        }) {
      whole = whole.replace(part[0], "(" + part[1] + ")");
    }
    return whole;
  }
}
