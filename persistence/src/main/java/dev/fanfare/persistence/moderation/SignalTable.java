package dev.fanfare.persistence.moderation;

import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Detector;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Signal;
import dev.fanfare.moderation.SignalStatus;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.internal.ValueJson;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** What detectors stated, in {@code fanfare_moderation_signal}. */
final class SignalTable {
  /** Finds signals, given item and version. */
  static final String OF =
      """
      select id, detector, detector_version, family, status, category, severity, confidence,
        evidence, fault, at
      from fanfare_moderation_signal where content = ? and version = ? order by seq
      """;

  private final ValueJson json;

  SignalTable(ValueJson json) {
    this.json = json;
  }

  void add(Sql sql, ContentRef content, UUID run, List<Signal> signals) throws SQLException {
    sql.insert(
        "fanfare_moderation_signal",
        Columns.of(signals)
            .text("content", signal -> content.id())
            .number("version", signal -> content.version())
            .id("run", signal -> run)
            .id("id", Signal::id)
            .text("detector", signal -> signal.detector().id())
            .text("detector_version", signal -> signal.detector().version())
            .text("family", signal -> signal.detector().family())
            .text("status", Signal::status)
            .text("category", Signal::category)
            .text("severity", Signal::severity)
            .real("confidence", Signal::confidence)
            .text("evidence", signal -> StoredEvidence.write(signal.evidence(), json))
            .text("fault", Signal::fault)
            .instant("at", Signal::at));
  }

  List<Signal> of(Sql sql, ContentRef content) throws SQLException {
    return sql.list(OF, this::signal, content.id(), content.version());
  }

  private Signal signal(Row row) throws SQLException {
    return new Signal(
        row.id(1),
        new Detector(row.text(2), row.text(3), row.constant(4, DetectorFamily.class)),
        row.constant(5, SignalStatus.class),
        row.textOrNull(6) == null ? null : row.constant(6, Category.class),
        row.constant(7, Severity.class),
        row.real(8),
        StoredEvidence.read(row.textOrNull(9), json),
        row.textOrNull(10),
        row.instant(11));
  }
}
