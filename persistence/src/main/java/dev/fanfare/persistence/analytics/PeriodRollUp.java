package dev.fanfare.persistence.analytics;

import static java.util.Objects.requireNonNull;

import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Grain;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes who came back in a week or month, from its days.
 *
 * @param onPostgres the whole on PostgreSQL; it has a row for each that changed
 * @param merge what is new, on H2
 * @param delete what is gone, on H2
 */
record PeriodRollUp(NamedSql onPostgres, NamedSql merge, NamedSql delete) {
  private static final Map<Grain, PeriodRollUp> OF =
      Arrays.stream(Grain.values())
          .collect(Collectors.toMap(Function.identity(), PeriodRollUp::make));

  private static PeriodRollUp make(Grain grain) {
    Figures cells = Figures.periodCells(Cohorts.query(grain));
    return new PeriodRollUp(
        NamedSql.of(
            "with %s %s"
                .formatted(
                    cells.replacing("cells", cells.rows(), "true"),
                    Figures.changes("cells").stream()
                        .map("select 1 from %s"::formatted)
                        .collect(Collectors.joining(" union all ")))),
        NamedSql.of(cells.merge(cells.rows())),
        NamedSql.of(cells.deleteOthers(cells.rows())));
  }

  static PeriodRollUp of(Grain grain) {
    return requireNonNull(OF.get(grain));
  }

  /** Computes a bucket; returns whether any row changed. */
  static boolean run(Sql sql, Grain grain, LocalDate start) throws SQLException {
    PeriodRollUp of = of(grain);
    DayRange days = grain.bucket(start);
    Map<String, Object> values = Cohorts.values(grain, start);
    values.put("from", days.from());
    values.put("to", days.to());
    if (sql.dialect() == Dialect.POSTGRESQL) {
      return !sql.list(of.onPostgres.text(), row -> true, of.onPostgres.values(values)).isEmpty();
    }
    return sql.update(of.merge.text(), of.merge.values(values))
            + sql.update(of.delete.text(), of.delete.values(values))
        > 0;
  }
}
