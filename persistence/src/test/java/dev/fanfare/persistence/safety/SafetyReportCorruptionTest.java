package dev.fanfare.persistence.safety;

import dev.fanfare.moderation.report.SafetyCount;
import dev.fanfare.moderation.report.SafetyDay;
import dev.fanfare.moderation.report.SafetyFigure;
import dev.fanfare.moderation.report.SafetyFigures;
import dev.fanfare.moderation.report.SafetyMetric;
import dev.fanfare.moderation.report.SafetyReport;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Corruption;
import dev.fanfare.persistence.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafetyReportCorruptionTest {
  @ParameterizedTest
  @EnumSource
  void refusesEveryBreakByHand(Dialect dialect) throws SQLException {
    TestDatabase database = TestDatabase.of(dialect);
    SafetyDay day = new SafetyDay(LocalDate.of(2026, 3, 29), ZoneId.of("Europe/Zurich"));
    new JpaSafetyReportStore(database.database())
        .save(
            new SafetyReport(
                day,
                day.from(),
                day.to(),
                1,
                Instant.parse("2026-03-30T00:20:00Z"),
                new SafetyFigures(
                    List.of(
                        count(SafetyMetric.SCANNED, "", "", 12),
                        count(SafetyMetric.OUTAGES, "hash", "", 1),
                        count(SafetyMetric.FLAGS, "HATE", "HIGH", 3)))));
    String report = "update fanfare_safety_report set ";
    String update = "update fanfare_safety_count set ";
    String scanned = " where metric = 'SCANNED'";
    String outages = " where metric = 'OUTAGES'";
    String flags = " where metric = 'FLAGS'";
    Corruption.refused(
        database,
        List.of(
            "insert into fanfare_safety_report select * from fanfare_safety_report",
            "delete from fanfare_safety_report",
            report + "zone = ''",
            report + "zone = 'UTC'",
            report + "zone = null",
            report + "on_day = date '2026-03-30'",
            report + "revision = 0",
            report + "revision = null",
            report + "begins_at = made_at",
            report + "ends_at = begins_at - interval '1' second",
            report + "made_at = begins_at",
            report + "made_at = null",
            "insert into fanfare_safety_count select * from fanfare_safety_count",
            update + "zone = 'UTC'" + scanned,
            update + "on_day = date '2026-03-30'" + scanned,
            update + "metric = 'LIKES'" + scanned,
            update + "metric = 'FLAGGED'" + outages,
            update + "metric = 'OUTAGES'" + scanned,
            update + "metric = 'OUTAGES'" + flags,
            update + "metric = 'FLAGS'" + outages,
            update + "metric = null" + scanned,
            update + "part = 'HATE'" + scanned,
            update + "part = ''" + outages,
            update + "part = ''" + flags,
            update + "part = null" + flags,
            update + "detail = 'HIGH'" + scanned,
            update + "detail = 'HIGH'" + outages,
            update + "detail = ''" + flags,
            update + "detail = null" + flags,
            update + "amount = 0" + scanned,
            update + "amount = -1" + flags,
            update + "amount = null" + flags));
  }

  private static SafetyCount count(SafetyMetric metric, String part, String detail, long amount) {
    return new SafetyCount(new SafetyFigure(metric, part, detail), amount);
  }
}
