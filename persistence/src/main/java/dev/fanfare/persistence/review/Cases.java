package dev.fanfare.persistence.review;

import dev.fanfare.event.FanfareException;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.review.Lease;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewOutcome;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewStore.Load;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cases, in {@code fanfare_review_case} and what belongs to it. */
final class Cases {
  private static final String BY_ID = CaseRows.one("id = ?");

  private static final String BY_APPEAL = CaseRows.one("appeal = ?");

  /** A decision may end several: one whose reviewer made it, then others that it settled too. */
  private static final String BY_DECISION =
      CaseRows.one(
          """
          id = (select id from fanfare_review_case where result = ?
            order by ended_at, outcome, kind desc, id limit 1)
          """);

  private static final String IN_ORDER = "open_queue, priority desc, due_at, id";

  private static final String ORDER = "c.priority desc, c.due_at, c.id";

  private static final String FIRST_WAITING =
      CaseRows.several("open_queue = ? order by " + IN_ORDER + " limit ?", ORDER);

  private static final String NEXT_WAITING =
      CaseRows.several(
          """
          open_queue = ? and priority <= ?
            and (priority < ? or (due_at, id) > (?, ?))
          order by
          """
              + IN_ORDER
              + " limit ?",
          ORDER);

  /** Finds cases that were open in a time, given its end and its beginning. */
  private static final String OPEN_IN =
      CaseRows.several("opened_at < ? and (ended_at is null or ended_at >= ?)", "c.id");

  /** Held in one order, so that two who do it at once do not wait for each other. */
  private static final String REPRICE_POSTGRES =
      """
      update fanfare_review_case
      set priority = base + gain * %1$s,
        reprice_at = opened_at + step_micros * (%1$s + 1) * interval '1 microsecond'
      where id = any(array(
        select id from fanfare_review_case where turn_at <= ? order by id for update))
      """
          .formatted(
              """
              greatest(0, cast(extract(epoch from cast(? as timestamp with time zone) - opened_at)
                * 1000000 as bigint) / step_micros)\
              """);

  private static final String REPRICE_H2 =
      """
      update fanfare_review_case
      set priority = base + gain * %1$s,
        reprice_at = dateadd(microsecond, step_micros * (%1$s + 1), opened_at)
      where turn_at <= ?
      """
          .formatted(
              """
              greatest(0, datediff(microsecond, opened_at, cast(? as timestamp(6) with time zone))
                / step_micros)\
              """);

  private Cases() {}

  static boolean add(Sql sql, ReviewCase opened) throws SQLException {
    Lease lease = opened.lease();
    ReviewOutcome outcome = opened.outcome();
    boolean added =
        sql.insertMissing(
            """
            insert into fanfare_review_case (id, kind, queue, content_id, content_version, creator,
              decision, appeal, categories, severity, confidence, reach, boost, needs_second, base,
              gain, step_micros, priority, reprice_at, opened_at, due_at, touched_at, lease_by,
              lease_until, token, outcome, result, decided_by, ended_at, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              ?, ?, ?)
            """,
            opened.id(),
            opened.kind(),
            opened.queue(),
            opened.content().id(),
            opened.content().version(),
            opened.creator().value(),
            opened.decision(),
            opened.appeal(),
            CategoryList.text(opened.categories()),
            opened.severity(),
            opened.confidence(),
            opened.reach(),
            opened.boost(),
            opened.needsSecondApproval(),
            opened.urgency().base(),
            opened.urgency().gain(),
            opened.urgency().stepMicros(),
            opened.priority(),
            opened.repriceAt(),
            opened.openedAt(),
            opened.dueAt(),
            opened.touchedAt(),
            lease == null ? null : lease.reviewer().id(),
            lease == null ? null : lease.until(),
            opened.token(),
            outcome == null ? null : outcome.end(),
            outcome == null ? null : outcome.decision(),
            decidedBy(outcome),
            outcome == null ? null : outcome.at(),
            opened.version());
    if (added) {
      CaseRows.addVotes(sql, opened, 0);
    } else if (!isMatterTaken(sql, opened) && find(sql, opened.id()).isPresent()) {
      throw new FanfareException("Case %s is stored already".formatted(opened.id()));
    }
    return added;
  }

  private static boolean isMatterTaken(Sql sql, ReviewCase opened) throws SQLException {
    UUID appeal = opened.appeal();
    return appeal == null
        ? openOf(sql, opened.content(), "").isPresent()
        : ofAppeal(sql, appeal).isPresent();
  }

  private static Optional<UUID> openOf(Sql sql, ContentRef content, String how)
      throws SQLException {
    return sql.first(
        """
        select id from fanfare_review_case
        where content_id = ? and content_version = ? and open_mark = 1
        """
            + how,
        row -> row.id(1),
        content.id(),
        content.version());
  }

  private static @Nullable String decidedBy(@Nullable ReviewOutcome outcome) {
    Actor.Human by = outcome == null ? null : outcome.by();
    return by == null ? null : by.id();
  }

  static Optional<ReviewCase> find(Sql sql, UUID id) throws SQLException {
    return CaseRows.first(sql, BY_ID, id);
  }

  static Optional<ReviewCase> lockOpen(Sql sql, ContentRef content) throws SQLException {
    // The votes are read once the case is held.
    Optional<UUID> held = openOf(sql, content, "for update");
    return held.isEmpty() ? Optional.empty() : find(sql, held.get());
  }

  static Optional<ReviewCase> ofAppeal(Sql sql, UUID appeal) throws SQLException {
    return CaseRows.first(sql, BY_APPEAL, appeal);
  }

  static Optional<ReviewCase> ofDecision(Sql sql, UUID decision) throws SQLException {
    return CaseRows.first(sql, BY_DECISION, decision);
  }

  static boolean save(Sql sql, ReviewCase next) throws SQLException {
    Lease lease = next.lease();
    ReviewOutcome outcome = next.outcome();
    int changed =
        sql.update(
            """
            update fanfare_review_case
            set queue = ?, decision = ?, categories = ?, severity = ?, confidence = ?, reach = ?,
              boost = ?, needs_second = ?, base = ?, gain = ?, step_micros = ?, priority = ?,
              reprice_at = ?, due_at = ?, touched_at = ?, lease_by = ?, lease_until = ?, token = ?,
              outcome = ?, result = ?, decided_by = ?, ended_at = ?, version = ?
            where id = ? and version = ?
            """,
            next.queue(),
            next.decision(),
            CategoryList.text(next.categories()),
            next.severity(),
            next.confidence(),
            next.reach(),
            next.boost(),
            next.needsSecondApproval(),
            next.urgency().base(),
            next.urgency().gain(),
            next.urgency().stepMicros(),
            next.priority(),
            next.repriceAt(),
            next.dueAt(),
            next.touchedAt(),
            lease == null ? null : lease.reviewer().id(),
            lease == null ? null : lease.until(),
            next.token(),
            outcome == null ? null : outcome.end(),
            outcome == null ? null : outcome.decision(),
            decidedBy(outcome),
            outcome == null ? null : outcome.at(),
            next.version(),
            next.id(),
            next.version() - 1);
    // A case that needs one reviewer has no vote before it ends.
    if (changed == 1 && (next.needsSecondApproval() || !next.votes().isEmpty())) {
      CaseRows.saveVotes(sql, next);
    }
    return changed == 1;
  }

  static void exclude(Sql sql, UUID reviewCase, Actor.Human reviewer) throws SQLException {
    sql.insertMissing(
        "insert into fanfare_review_exclusion (review_case, reviewer) values (?, ?)",
        reviewCase,
        reviewer.id());
  }

  static int reprice(Sql sql, Instant now) throws SQLException {
    return sql.update(
        sql.dialect() == Dialect.POSTGRESQL ? REPRICE_POSTGRES : REPRICE_H2, now, now, now);
  }

  static List<ReviewCase> waiting(Sql sql, ReviewQueue queue, Optional<ReviewCase> after, int limit)
      throws SQLException {
    if (after.isEmpty()) {
      return CaseRows.list(sql, FIRST_WAITING, queue, limit);
    }
    ReviewCase last = after.get();
    return CaseRows.list(
        sql, NEXT_WAITING, queue, last.priority(), last.priority(), last.dueAt(), last.id(), limit);
  }

  static void forEach(Sql sql, Instant from, Instant to, Consumer<ReviewCase> visitor)
      throws SQLException {
    CaseRows.each(sql, visitor, OPEN_IN, to, from);
  }

  static Load load(Sql sql, ReviewQueue queue, Instant now) throws SQLException {
    return sql.first(
            """
            select count(*), count(*) filter (where lease_until > ?),
              count(*) filter (where due_at < ?)
            from fanfare_review_case where open_queue = ?
            """,
            row -> new Load(row.integer(1), row.integer(2), row.integer(3)),
            now,
            now,
            queue)
        .orElseThrow();
  }
}
