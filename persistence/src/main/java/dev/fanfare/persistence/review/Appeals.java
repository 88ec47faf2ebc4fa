package dev.fanfare.persistence.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.review.Appeal;
import dev.fanfare.moderation.review.AppealState;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Appeals, in {@code fanfare_appeal}. */
final class Appeals {
  private static final String SELECT =
      """
      select id, decision, content_id, content_version, creator, party, appellant, explanation,
        state, opened_at, reviewer, result, closed_at, reference, version
      from fanfare_appeal
      """;

  private Appeals() {}

  static boolean add(Sql sql, Appeal appeal) throws SQLException {
    return sql.insertMissing(
        """
        insert into fanfare_appeal (id, decision, content_id, content_version, creator, party,
          appellant, explanation, state, opened_at, reviewer, result, closed_at, reference, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        appeal.id(),
        appeal.decision(),
        appeal.content().id(),
        appeal.content().version(),
        appeal.creator().value(),
        appeal.party(),
        appeal.appellant(),
        appeal.text(),
        appeal.state(),
        appeal.openedAt(),
        reviewer(appeal),
        appeal.result(),
        appeal.closedAt(),
        appeal.reference(),
        appeal.version());
  }

  private static @Nullable String reviewer(Appeal appeal) {
    Actor.Human by = appeal.reviewer();
    return by == null ? null : by.id();
  }

  static Optional<Appeal> find(Sql sql, UUID id) throws SQLException {
    return sql.first(SELECT + "where id = ?", Appeals::appeal, id);
  }

  /** The text is not written: it may have been forgotten since the appeal was read. */
  static boolean save(Sql sql, Appeal next) throws SQLException {
    return sql.update(
            """
            update fanfare_appeal
            set state = ?, reviewer = ?, result = ?, closed_at = ?, reference = ?, version = ?
            where id = ? and version = ?
            """,
            next.state(),
            reviewer(next),
            next.result(),
            next.closedAt(),
            next.reference(),
            next.version(),
            next.id(),
            next.version() - 1)
        == 1;
  }

  static List<Appeal> of(Sql sql, CreatorId creator, Optional<Appeal> before, int limit)
      throws SQLException {
    String inOrder = "order by opened_at desc, id desc limit ?";
    return before.isEmpty()
        ? sql.list(SELECT + "where creator = ? " + inOrder, Appeals::appeal, creator.value(), limit)
        : sql.list(
            SELECT + "where creator = ? and (opened_at, id) < (?, ?) " + inOrder,
            Appeals::appeal,
            creator.value(),
            before.get().openedAt(),
            before.get().id(),
            limit);
  }

  static void forEach(Sql sql, Instant from, Instant to, Consumer<Appeal> visitor)
      throws SQLException {
    sql.each(
        SELECT + "where opened_at < ? and (closed_at is null or closed_at >= ?)",
        row -> visitor.accept(appeal(row)),
        to,
        from);
  }

  static int forgetTexts(Sql sql, String appellant) throws SQLException {
    String withText = "where appellant = ? and explanation is not null";
    // In one order, so that two who forget at once do not wait for each other.
    List<UUID> theirs =
        sql.list(
            "select id from fanfare_appeal " + withText + " order by id for update",
            row -> row.id(1),
            appellant);
    return theirs.isEmpty()
        ? 0
        : sql.update("update fanfare_appeal set explanation = null " + withText, appellant);
  }

  @SuppressWarnings("NullAway") // it misses the annotation of a nested type in a class file
  private static Appeal appeal(Row row) throws SQLException {
    String reviewer = row.textOrNull(11);
    return new Appeal(
        row.id(1),
        row.id(2),
        ContentRef.of(row.text(3), row.integer(4)),
        CreatorId.of(row.text(5)),
        row.constant(6, Appeal.Party.class),
        row.text(7),
        row.textOrNull(8),
        row.constant(9, AppealState.class),
        row.instant(10),
        reviewer == null ? null : Actor.human(reviewer),
        row.idOrNull(12),
        row.instantOrNull(13),
        row.textOrNull(14),
        row.number(15));
  }
}
