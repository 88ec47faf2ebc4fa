package dev.fanfare.persistence.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Flag;
import dev.fanfare.moderation.review.Notice;
import dev.fanfare.moderation.review.NoticeClaim;
import dev.fanfare.moderation.review.NoticeSource;
import dev.fanfare.moderation.review.NoticeStore.Record;
import dev.fanfare.moderation.review.ReporterStanding;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Notices, in {@code fanfare_notice}, and reporters, in {@code fanfare_reporter}. */
final class Notices {
  private static final String SELECT =
      """
      select id, content_id, content_version, creator, category, claim, source, reporter,
        explanation, complete, at, outcome, decision, settled_at, informed_at
      from fanfare_notice
      """;

  private static final String OF_CONTENT = "where content_id = ? and content_version = ? ";

  private Notices() {}

  static Optional<Notice> add(Sql sql, Notice notice) throws SQLException {
    Notice.Settlement settlement = notice.settlement();
    boolean added =
        sql.insertMissing(
            """
            insert into fanfare_notice (id, content_id, content_version, creator, category, claim,
              source, reporter, explanation, complete, at, outcome, decision, settled_at,
              informed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            notice.id(),
            notice.content().id(),
            notice.content().version(),
            notice.creator().value(),
            notice.category(),
            notice.claim(),
            notice.source(),
            notice.reporter(),
            notice.explanation(),
            notice.complete(),
            notice.at(),
            settlement == null ? null : settlement.outcome(),
            settlement == null ? null : settlement.decision(),
            settlement == null ? null : settlement.at(),
            notice.informedAt());
    if (added) {
      return Optional.empty();
    }
    Optional<Notice> there =
        sql.first(
            SELECT + OF_CONTENT + "and reporter = ? and category = ?",
            Notices::notice,
            notice.content().id(),
            notice.content().version(),
            notice.reporter(),
            notice.category());
    if (there.isEmpty()) {
      throw new FanfareException("Notice %s is stored already".formatted(notice.id()));
    }
    return there;
  }

  static Optional<Notice> find(Sql sql, UUID id) throws SQLException {
    return sql.first(SELECT + "where id = ?", Notices::notice, id);
  }

  static void saveInformed(Sql sql, UUID notice, Instant at) throws SQLException {
    if (sql.update("update fanfare_notice set informed_at = ? where id = ?", at, notice) == 0) {
      throw new FanfareException("Notice %s is not stored".formatted(notice));
    }
  }

  static int settle(Sql sql, ContentRef content, Set<Category> confirmed, UUID decision, Instant at)
      throws SQLException {
    // In one order, so that who forgets a text and who settles do not wait for each other.
    List<UUID> open =
        sql.list(
            "select id from fanfare_notice "
                + OF_CONTENT
                + "and outcome is null order by id for update",
            row -> row.id(1),
            content.id(),
            content.version());
    if (open.isEmpty()) {
      return 0;
    }
    return sql.update(
        """
        update fanfare_notice
        set outcome = case when category = any(?) then 'CONFIRMED' else 'DISMISSED' end,
          decision = ?, settled_at = ?
        where content_id = ? and content_version = ? and outcome is null
        """,
        Param.array(ColumnType.TEXT, confirmed),
        decision,
        at,
        content.id(),
        content.version());
  }

  static boolean hasOpen(Sql sql, ContentRef content, String reporter) throws SQLException {
    return sql.first(
            "select 1 from fanfare_notice "
                + OF_CONTENT
                + "and reporter = ? and outcome is null limit 1",
            row -> true,
            content.id(),
            content.version(),
            reporter)
        .isPresent();
  }

  static boolean hasOpen(Sql sql, ContentRef content) throws SQLException {
    return sql.first(
            "select 1 from fanfare_notice " + OF_CONTENT + "and outcome is null limit 1",
            row -> true,
            content.id(),
            content.version())
        .isPresent();
  }

  static List<Notice> of(Sql sql, ContentRef content, Optional<Notice> after, int limit)
      throws SQLException {
    String inOrder = "order by at, id limit ?";
    return after.isEmpty()
        ? sql.list(
            SELECT + OF_CONTENT + inOrder, Notices::notice, content.id(), content.version(), limit)
        : sql.list(
            SELECT + OF_CONTENT + "and (at, id) > (?, ?) " + inOrder,
            Notices::notice,
            content.id(),
            content.version(),
            after.get().at(),
            after.get().id(),
            limit);
  }

  static ReporterStanding lockReporter(Sql sql, String reporter) throws SQLException {
    holdable(sql, reporter);
    return sql.first(
            """
            select reporter, warned_at, suspended_until, decided_by from fanfare_reporter
            where reporter = ? for update
            """,
            row ->
                new ReporterStanding(
                    row.text(1), row.instantOrNull(2), row.instantOrNull(3), row.textOrNull(4)),
            reporter)
        .orElseThrow();
  }

  private static void holdable(Sql sql, String reporter) throws SQLException {
    sql.insertMissing("insert into fanfare_reporter (reporter) values (?)", reporter);
  }

  static void saveReporter(Sql sql, ReporterStanding standing) throws SQLException {
    holdable(sql, standing.reporter());
    sql.update(
        """
        update fanfare_reporter set warned_at = ?, suspended_until = ?, decided_by = ?
        where reporter = ?
        """,
        standing.warnedAt(),
        standing.suspendedUntil(),
        standing.by(),
        standing.reporter());
  }

  static Optional<Instant> sent(Sql sql, String reporter, int n) throws SQLException {
    return sql.first(
        """
        select at from fanfare_notice where reporter = ? order by at desc, id desc
        offset ? rows fetch next 1 row only
        """,
        row -> row.instant(1),
        reporter,
        n - 1);
  }

  static Record recordOf(Sql sql, String reporter, int limit) throws SQLException {
    return sql.first(
            """
            select count(*) filter (where outcome = 'CONFIRMED'),
              count(*) filter (where outcome = 'DISMISSED')
            from (select outcome from fanfare_notice
              where reporter = ? and settled_at is not null
              order by settled_at desc, id desc limit ?) latest
            """,
            row -> new Record(row.integer(1), row.integer(2)),
            reporter,
            limit)
        .orElseThrow();
  }

  static int forgetTexts(Sql sql, String reporter) throws SQLException {
    String withText = "where reporter = ? and explanation is not null";
    List<UUID> theirs =
        sql.list(
            "select id from fanfare_notice " + withText + " order by id for update",
            row -> row.id(1),
            reporter);
    return theirs.isEmpty()
        ? 0
        : sql.update("update fanfare_notice set explanation = null " + withText, reporter);
  }

  private static Notice notice(Row row) throws SQLException {
    return new Notice(
        row.id(1),
        ContentRef.of(row.text(2), row.integer(3)),
        CreatorId.of(row.text(4)),
        row.constant(5, Category.class),
        row.constant(6, NoticeClaim.class),
        row.constant(7, NoticeSource.class),
        row.text(8),
        row.textOrNull(9),
        row.flag(10),
        row.instant(11),
        settlement(row),
        row.instantOrNull(15));
  }

  private static Notice.@Nullable Settlement settlement(Row row) throws SQLException {
    String outcome = row.textOrNull(12);
    return outcome == null
        ? null
        : new Notice.Settlement(Flag.Outcome.valueOf(outcome), row.id(13), row.instant(14));
  }
}
