package dev.fanfare.persistence.safety;

import static java.util.Objects.requireNonNull;

import dev.fanfare.moderation.report.SafetyCount;
import dev.fanfare.moderation.report.SafetyDay;
import dev.fanfare.moderation.report.SafetyFigure;
import dev.fanfare.moderation.report.SafetyFigures;
import dev.fanfare.moderation.report.SafetyMetric;
import dev.fanfare.moderation.report.SafetyReport;
import dev.fanfare.moderation.report.SafetyReportStore;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Safety reports in {@code fanfare_safety_report} and {@code fanfare_safety_count}. */
public final class JpaSafetyReportStore implements SafetyReportStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS = List.of(SafetyReportRow.class, SafetyCountRow.class);

  private final Database database;

  public JpaSafetyReportStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public boolean save(SafetyReport report) {
    return database.sql(
        sql -> {
          boolean saved = report.revision() == 1 ? add(sql, report) : replace(sql, report);
          if (saved) {
            insertCounts(sql, report);
          }
          return saved;
        });
  }

  private static boolean add(Sql sql, SafetyReport report) throws SQLException {
    return sql.insertMissing(
        """
        insert into fanfare_safety_report (zone, on_day, begins_at, ends_at, revision, made_at)
        values (?, ?, ?, ?, ?, ?)
        """,
        zone(report.day().zone()),
        report.day().date(),
        report.from(),
        report.to(),
        report.revision(),
        report.madeAt());
  }

  /** The update holds the row, so nobody else changes its numbers until the transaction ends. */
  private static boolean replace(Sql sql, SafetyReport report) throws SQLException {
    String zone = zone(report.day().zone());
    LocalDate day = report.day().date();
    int found =
        sql.update(
            """
            update fanfare_safety_report
            set begins_at = ?, ends_at = ?, revision = ?, made_at = ?
            where zone = ? and on_day = ? and revision = ?
            """,
            report.from(),
            report.to(),
            report.revision(),
            report.madeAt(),
            zone,
            day,
            report.revision() - 1);
    if (found == 0) {
      return false;
    }
    sql.update("delete from fanfare_safety_count where zone = ? and on_day = ?", zone, day);
    return true;
  }

  private static void insertCounts(Sql sql, SafetyReport report) throws SQLException {
    String zone = zone(report.day().zone());
    sql.insert(
        "fanfare_safety_count",
        Columns.of(report.figures().counts())
            .text("zone", count -> zone)
            .day("on_day", count -> report.day().date())
            .text("metric", count -> count.figure().metric())
            .text("part", count -> count.figure().part())
            .text("detail", count -> count.figure().detail())
            .number("amount", SafetyCount::amount));
  }

  @Override
  public Optional<SafetyReport> find(SafetyDay day) {
    return between(day.zone(), day.date(), day.date().plusDays(1)).stream().findFirst();
  }

  @Override
  public List<SafetyReport> between(ZoneId zone, LocalDate from, LocalDate to) {
    // One statement, so that nobody replaces the numbers while they are read.
    return database.sql(
        sql -> {
          Map<LocalDate, Read> read = new LinkedHashMap<>();
          sql.each(
              """
              select r.on_day, r.begins_at, r.ends_at, r.revision, r.made_at,
                c.metric, c.part, c.detail, c.amount
              from fanfare_safety_report r
              left join fanfare_safety_count c on c.zone = r.zone and c.on_day = r.on_day
              where r.zone = ? and r.on_day >= ? and r.on_day < ?
              order by r.on_day
              """,
              row -> read.computeIfAbsent(row.day(1), any -> new Read()).take(row),
              zone(zone),
              from,
              to);
          List<SafetyReport> reports = new ArrayList<>();
          read.forEach((date, one) -> reports.add(one.report(new SafetyDay(date, zone))));
          return reports;
        });
  }

  /** A report as its rows come. */
  private static final class Read {
    private final List<SafetyCount> counts = new ArrayList<>();
    private @Nullable Instant from;
    private @Nullable Instant to;
    private @Nullable Instant madeAt;
    private int revision;

    void take(Row row) throws SQLException {
      from = row.instant(2);
      to = row.instant(3);
      revision = row.integer(4);
      madeAt = row.instant(5);
      if (row.textOrNull(6) != null) {
        SafetyFigure figure =
            new SafetyFigure(row.constant(6, SafetyMetric.class), row.text(7), row.text(8));
        counts.add(new SafetyCount(figure, row.number(9)));
      }
    }

    SafetyReport report(SafetyDay day) {
      return new SafetyReport(
          day,
          requireNonNull(from),
          requireNonNull(to),
          revision,
          requireNonNull(madeAt),
          new SafetyFigures(counts));
    }
  }

  @Override
  public Optional<LocalDate> latest(ZoneId zone) {
    return database.sql(
        sql ->
            sql.first(
                """
                select on_day from fanfare_safety_report where zone = ?
                order by on_day desc limit 1
                """,
                row -> row.day(1),
                zone(zone)));
  }

  private static String zone(ZoneId zone) {
    return zone.normalized().getId();
  }
}
