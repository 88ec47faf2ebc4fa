package dev.fanfare.persistence.moderation;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.DetectorFamily;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.Severity;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Flags, in {@code fanfare_moderation_flag}. */
final class FlagTable {
  private static final String SELECT =
      """
      select id, content, version, creator, category, severity, confidence, family, signal,
        raised_by, opened_at, outcome, reason, by_policy, by_person, resolved_at
      from fanfare_moderation_flag
      """;

  /** Finds a flag, given its id. */
  static final String FIND = SELECT + "where id = ?";

  /** Finds the flags of a version, given item and version. */
  static final String OF = SELECT + "where content = ? and version = ?";

  /** Finds what was opened in a time, given from when and until when. */
  static final String OPENED = SELECT + "where opened_at >= ? and opened_at < ?";

  private FlagTable() {}

  static void put(Sql sql, Flag flag) throws SQLException {
    Flag.Resolution settled = flag.resolution();
    Flag.Outcome outcome = settled == null ? null : settled.outcome();
    String reason = settled == null ? null : settled.reason();
    String byPolicy = Actors.policy(settled == null ? null : settled.by());
    String byPerson = Actors.person(settled == null ? null : settled.by());
    Instant resolvedAt = settled == null ? null : settled.at();
    int changed =
        sql.update(
            """
            update fanfare_moderation_flag set severity = ?, confidence = ?, family = ?,
              signal = ?, raised_by = ?, opened_at = ?, outcome = ?, reason = ?, by_policy = ?,
              by_person = ?, resolved_at = ?
            where id = ?
            """,
            flag.severity(),
            flag.confidence(),
            flag.family(),
            flag.signal(),
            flag.raisedBy(),
            flag.openedAt(),
            outcome,
            reason,
            byPolicy,
            byPerson,
            resolvedAt,
            flag.id());
    if (changed == 0) {
      sql.update(
          """
          insert into fanfare_moderation_flag (id, content, version, creator, category, severity,
            confidence, family, signal, raised_by, opened_at, outcome, reason, by_policy,
            by_person, resolved_at)
          values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          flag.id(),
          flag.content().id(),
          flag.content().version(),
          flag.creator().value(),
          flag.category(),
          flag.severity(),
          flag.confidence(),
          flag.family(),
          flag.signal(),
          flag.raisedBy(),
          flag.openedAt(),
          outcome,
          reason,
          byPolicy,
          byPerson,
          resolvedAt);
    }
  }

  static Optional<Flag> find(Sql sql, UUID id) throws SQLException {
    return sql.first(FIND, FlagTable::flag, id);
  }

  static List<Flag> of(Sql sql, ContentRef content) throws SQLException {
    return sql.list(OF, FlagTable::flag, content.id(), content.version()).stream()
        .sorted(Comparator.comparing(Flag::category))
        .toList();
  }

  static void each(Sql sql, Instant from, Instant to, Consumer<Flag> visitor) throws SQLException {
    sql.each(
        OPENED, row -> visitor.accept(flag(row)), Instants.ceiling(from), Instants.ceiling(to));
  }

  private static Flag flag(Row row) throws SQLException {
    return new Flag(
        row.id(1),
        new ContentRef(row.text(2), row.integer(3)),
        CreatorId.of(row.text(4)),
        row.constant(5, Category.class),
        row.constant(6, Severity.class),
        row.real(7),
        row.constant(8, DetectorFamily.class),
        row.idOrNull(9),
        row.textOrNull(10),
        row.instant(11),
        row.textOrNull(12) == null
            ? null
            : new Flag.Resolution(
                row.constant(12, Flag.Outcome.class),
                row.text(13),
                Actors.of(row.textOrNull(14), row.textOrNull(15)),
                row.instant(16)));
  }
}
