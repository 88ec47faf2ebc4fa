package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.Bucket;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Grain;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which buckets were computed, and which are to be. */
final class Buckets {
  static final String FIND =
      """
      select grain, start_day, computed_at, status, revision from fanfare_rollup_bucket
      where grain = ? and start_day = ?
      """;

  static final String BETWEEN =
      """
      select grain, start_day, computed_at, status, revision from fanfare_rollup_bucket
      where grain = ? and start_day >= ? and start_day < ? order by start_day
      """;

  static final String NEXT =
      "select min(start_day) from fanfare_rollup_awaited where grain = ? and start_day < ?";

  private static final String FIRST =
      """
      select min(start_day) from (
        select min(start_day) as start_day from fanfare_rollup_awaited where grain = 'DAY'
        union all select min(start_day) from fanfare_rollup_bucket where grain = 'DAY') firsts
      """;

  private static final String SAVE =
      """
      merge into fanfare_rollup_bucket t
      using (
        select cast(? as varchar) as grain, cast(? as date) as start_day,
          cast(? as timestamp(6) with time zone) as computed_at, cast(? as varchar) as status,
          cast(? as bigint) as revision) n
      on t.grain = n.grain and t.start_day = n.start_day
      when matched then update set computed_at = n.computed_at, status = n.status,
        revision = n.revision
      when not matched then insert (grain, start_day, computed_at, status, revision)
        values (n.grain, n.start_day, n.computed_at, n.status, n.revision)
      """;

  private static final String FINISH =
      """
      update fanfare_rollup_bucket b set status = 'FINAL'
      where b.grain = ? and b.start_day < ? and b.status = 'PROVISIONAL'
        and not exists (
          select 1 from fanfare_rollup_awaited a
          where a.grain = b.grain and a.start_day = b.start_day)
      """;

  private Buckets() {}

  static void await(Sql sql, Grain grain, Collection<LocalDate> starts) throws SQLException {
    sql.insertMissing(
        "fanfare_rollup_awaited",
        Columns.of(starts.stream().distinct().sorted().toList())
            .text("grain", start -> grain)
            .day("start_day", start -> start),
        "start_day");
  }

  static Optional<LocalDate> next(Sql sql, Grain grain, LocalDate before) throws SQLException {
    return day(sql, NEXT, grain, Days.bound(before));
  }

  static Optional<LocalDate> first(Sql sql) throws SQLException {
    return day(sql, FIRST);
  }

  private static Optional<LocalDate> day(Sql sql, String query, @Nullable Object... values)
      throws SQLException {
    return sql.list(query, row -> Optional.ofNullable(row.dayOrNull(1)), values).get(0);
  }

  static Optional<Bucket> find(Sql sql, Grain grain, LocalDate start) throws SQLException {
    return sql.first(FIND, Buckets::bucket, grain, Days.bound(start));
  }

  static List<Bucket> between(Sql sql, Grain grain, DayRange range) throws SQLException {
    return sql.list(
        BETWEEN, Buckets::bucket, grain, Days.bound(range.from()), Days.bound(range.to()));
  }

  private static Bucket bucket(Row row) throws SQLException {
    return new Bucket(
        row.constant(1, Grain.class),
        row.day(2),
        row.instant(3),
        row.constant(4, Bucket.Status.class),
        row.number(5));
  }

  static void save(Sql sql, Bucket bucket) throws SQLException {
    sql.update(
        SAVE,
        bucket.grain(),
        bucket.start(),
        bucket.computedAt(),
        bucket.status(),
        bucket.revision());
    sql.update(
        "delete from fanfare_rollup_awaited where grain = ? and start_day = ?",
        bucket.grain(),
        bucket.start());
  }

  static void finish(Sql sql, Grain grain, LocalDate before) throws SQLException {
    sql.update(FINISH, grain, Days.bound(before));
  }
}
