package dev.fanfare.persistence.analytics;

import dev.fanfare.analytics.CohortCell;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Grain;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts users by the day of their last activity, when asked. */
final class LastingCohorts {
  /** The sum with 0 keeps to the user's own days: else all days might be gone back through. */
  static final String QUERY =
      """
      select first_active, last_active, count(*)
      from (
        select s.first_active, (
            select max(d.on_day + 0) from fanfare_user_day d where d.user_id = s.user_id)
            as last_active
        from fanfare_user_span s where s.first_active >= ? and s.first_active < ?) ends
      group by first_active, last_active
      """;

  private LastingCohorts() {}

  static List<CohortCell> count(Sql sql, Grain grain, DayRange range) throws SQLException {
    List<Integer> offsets = grain.offsets();
    Map<LocalDate, long[]> counts = new TreeMap<>();
    sql.each(
        QUERY,
        row -> {
          LocalDate cohort = grain.startOf(row.day(1));
          LocalDate last = row.day(2);
          long[] users = counts.computeIfAbsent(cohort, c -> new long[offsets.size()]);
          for (int i = 0; i < users.length; i++) {
            if (!last.isBefore(grain.plus(cohort, offsets.get(i)))) {
              users[i] += row.number(3);
            }
          }
        },
        firstDay(grain, Days.bound(range.from())),
        firstDay(grain, Days.bound(range.to())));
    List<CohortCell> cells = new ArrayList<>();
    counts.forEach(
        (cohort, users) -> {
          for (int i = 0; i < users.length; i++) {
            if (users[i] > 0) {
              cells.add(new CohortCell(grain, cohort, offsets.get(i), users[i]));
            }
          }
        });
    return cells;
  }

  /** Returns the first day of the first bucket that begins on a day or later. */
  private static LocalDate firstDay(Grain grain, LocalDate day) {
    LocalDate start = grain.startOf(day);
    return start.equals(day) ? day : grain.plus(start, 1);
  }
}
