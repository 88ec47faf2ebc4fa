package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.RollupStore;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whose turn it is to compute, and what there is to compute. */
final class Turn {
  /** Tables of figures, those that nothing refers to first. */
  private static final List<String> FIGURES =
      List.of(
          "fanfare_rollup_awaited",
          "fanfare_rollup_bucket",
          "fanfare_user_day",
          "fanfare_user_span",
          "fanfare_daily_analytics",
          "fanfare_daily_revenue",
          "fanfare_video_day",
          "fanfare_creator_day",
          "fanfare_creator_revenue",
          "fanfare_gift_hour",
          "fanfare_cohort_cell");

  /**
   * Compiling the statement of a day takes longer than running it, and the planner cannot know: it
   * overrates look-ups of rows that are in memory. So nothing is compiled for the rest of the
   * transaction.
   */
  private static final String LOCK_ON_POSTGRESQL =
      "select zone, set_config('jit', 'off', true) from fanfare_rollup where id = 1 for update";

  private static final String LOCK_ON_H2 =
      "select zone from fanfare_rollup where id = 1 for update";

  private Turn() {}

  static Optional<ZoneId> take(Sql sql) throws SQLException {
    Optional<Optional<ZoneId>> held = held(sql);
    if (held.isEmpty()) {
      sql.insertMissing("insert into fanfare_rollup (id) values (1)");
      held = held(sql);
    }
    return held.orElseThrow();
  }

  private static Optional<Optional<ZoneId>> held(Sql sql) throws SQLException {
    return sql.first(
        sql.dialect() == Dialect.POSTGRESQL ? LOCK_ON_POSTGRESQL : LOCK_ON_H2,
        row -> Optional.ofNullable(row.textOrNull(1)).map(ZoneId::of));
  }

  static Optional<ZoneId> zone(Sql sql) throws SQLException {
    return sql.first(
        "select zone from fanfare_rollup where zone is not null", row -> ZoneId.of(row.text(1)));
  }

  static void reset(Sql sql, ZoneId zone) throws SQLException {
    take(sql);
    for (String table : FIGURES) {
      sql.update("delete from " + table);
    }
    sql.update("update fanfare_rollup set zone = ? where id = 1", zone.getId());
    sql.update(
        "insert into fanfare_mark (hour_start) select distinct %s from fanfare_fact"
            .formatted(
                sql.dialect() == Dialect.POSTGRESQL
                    ? "date_trunc('hour', at, 'UTC')"
                    : "date_trunc(hour, at)"));
    sql.update(
        """
        insert into fanfare_mark (on_date)
        select as_of from fanfare_video_stats union select as_of from fanfare_follower_count
        """);
  }

  /** Removes the marks that can be seen; of others nobody knows, and they stay. */
  static RollupStore.Marks takeMarks(Sql sql) throws SQLException {
    Set<Instant> hours = new HashSet<>();
    Set<LocalDate> dates = new HashSet<>();
    sql.each(
        sql.dialect() == Dialect.POSTGRESQL
            ? """
              with taken as (delete from fanfare_mark returning hour_start, on_date)
              select distinct hour_start, on_date from taken
              """
            : "select distinct hour_start, on_date from old table (delete from fanfare_mark)",
        row -> {
          Instant hour = row.instantOrNull(1);
          if (hour == null) {
            dates.add(row.day(2));
          } else {
            hours.add(hour);
          }
        });
    return new RollupStore.Marks(hours, dates);
  }
}
