package dev.fanfare.persistence.review;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.Actor;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.review.Lease;
import dev.fanfare.moderation.review.ReviewCase;
import dev.fanfare.moderation.review.ReviewKind;
import dev.fanfare.moderation.review.ReviewOutcome;
import dev.fanfare.moderation.review.ReviewQueue;
import dev.fanfare.moderation.review.ReviewVerdict;
import dev.fanfare.moderation.review.ReviewVote;
import dev.fanfare.moderation.review.Urgency;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Cases and their votes, as they stand in rows. Each is read by one statement. */
final class CaseRows {
  private static final String COLUMNS =
      """
      select c.id, c.kind, c.queue, c.content_id, c.content_version, c.creator, c.decision,
        c.appeal, c.categories, c.severity, c.confidence, c.reach, c.boost, c.needs_second, c.base,
        c.gain, c.step_micros, c.priority, c.reprice_at, c.opened_at, c.due_at, c.touched_at,
        c.lease_by, c.lease_until, c.token, c.outcome, c.result, c.decided_by, c.ended_at,
        c.version, v.reviewer, v.visibility, v.monetary, v.service, v.account, v.categories,
        v.ground_kind, v.ground, v.statement, v.reason, v.strikes, v.voted_at
      from (%s) c left join fanfare_review_vote v on v.review_case = c.id
      order by %s
      """;

  private static final int VOTE = 31;

  private CaseRows() {}

  /**
   * Returns a query for one case.
   *
   * @param which a condition that one row at most meets
   */
  static String one(String which) {
    return COLUMNS.formatted("select * from fanfare_review_case where " + which, "v.seq");
  }

  /**
   * Returns a query for cases in an order.
   *
   * @param which a condition, order and limit
   * @param order the same order, of the table {@code c}
   */
  static String several(String which, String order) {
    return COLUMNS.formatted("select * from fanfare_review_case where " + which, order + ", v.seq");
  }

  static Optional<ReviewCase> first(Sql sql, String query, @Nullable Object... values)
      throws SQLException {
    return list(sql, query, values).stream().findFirst();
  }

  static List<ReviewCase> list(Sql sql, String query, @Nullable Object... values)
      throws SQLException {
    List<ReviewCase> cases = new ArrayList<>();
    each(sql, cases::add, query, values);
    return cases;
  }

  /** Hands over cases one by one, however many there are. */
  static void each(Sql sql, Consumer<ReviewCase> visitor, String query, @Nullable Object... values)
      throws SQLException {
    Gathering gathering = new Gathering(visitor);
    sql.each(query, row -> gathering.add(reviewCase(row), vote(row)), values);
    gathering.end();
  }

  /** Puts the votes that follow each other to their case. */
  private static final class Gathering {
    private final Consumer<ReviewCase> visitor;
    private final List<ReviewVote> votes = new ArrayList<>();
    private @Nullable ReviewCase last;

    Gathering(Consumer<ReviewCase> visitor) {
      this.visitor = visitor;
    }

    void add(ReviewCase next, @Nullable ReviewVote vote) {
      if (last != null && !last.id().equals(next.id())) {
        end();
      }
      last = next;
      if (vote != null) {
        votes.add(vote);
      }
    }

    void end() {
      ReviewCase complete = last;
      if (complete != null) {
        visitor.accept(votes.isEmpty() ? complete : with(complete, votes));
      }
      votes.clear();
    }
  }

  private static ReviewCase reviewCase(Row row) throws SQLException {
    String leasedBy = row.textOrNull(23);
    return new ReviewCase(
        row.id(1),
        row.constant(2, ReviewKind.class),
        row.constant(3, ReviewQueue.class),
        ContentRef.of(row.text(4), row.integer(5)),
        CreatorId.of(row.text(6)),
        row.idOrNull(7),
        row.idOrNull(8),
        CategoryList.of(row.text(9)),
        row.constant(10, Severity.class),
        row.integer(11),
        row.number(12),
        row.integer(13),
        row.flag(14),
        new Urgency(row.number(15), row.number(16), row.number(17)),
        row.number(18),
        row.instant(19),
        row.instant(20),
        row.instant(21),
        row.instant(22),
        leasedBy == null ? null : new Lease(Actor.human(leasedBy), row.instant(24)),
        row.number(25),
        List.of(),
        outcome(row),
        row.number(30));
  }

  @SuppressWarnings("NullAway") // it misses the annotation of a nested type in a class file
  private static @Nullable ReviewOutcome outcome(Row row) throws SQLException {
    String end = row.textOrNull(26);
    String by = row.textOrNull(28);
    return end == null
        ? null
        : new ReviewOutcome(
            ReviewOutcome.End.valueOf(end),
            row.idOrNull(27),
            by == null ? null : Actor.human(by),
            row.instant(29));
  }

  private static @Nullable ReviewVote vote(Row row) throws SQLException {
    String reviewer = row.textOrNull(VOTE);
    if (reviewer == null) {
      return null;
    }
    String ground = row.textOrNull(VOTE + 6);
    return new ReviewVote(
        Actor.human(reviewer),
        new ReviewVerdict(
            EffectRows.actions(row, VOTE + 1),
            CategoryList.of(row.text(VOTE + 5)),
            ground == null ? null : new Ground(Ground.Kind.valueOf(ground), row.text(VOTE + 7)),
            row.textOrNull(VOTE + 8),
            row.text(VOTE + 9),
            row.integer(VOTE + 10)),
        row.instant(VOTE + 11));
  }

  private static ReviewCase with(ReviewCase c, List<ReviewVote> votes) {
    return new ReviewCase(
        c.id(),
        c.kind(),
        c.queue(),
        c.content(),
        c.creator(),
        c.decision(),
        c.appeal(),
        c.categories(),
        c.severity(),
        c.confidence(),
        c.reach(),
        c.boost(),
        c.needsSecondApproval(),
        c.urgency(),
        c.priority(),
        c.repriceAt(),
        c.openedAt(),
        c.dueAt(),
        c.touchedAt(),
        c.lease(),
        c.token(),
        votes,
        c.outcome(),
        c.version());
  }

  /**
   * Adds what reviewers have said since, or starts anew where what they had said counts no longer.
   * What is stored already stays as it is: its reason may have been removed.
   */
  static void saveVotes(Sql sql, ReviewCase reviewCase) throws SQLException {
    int stored =
        sql.first(
                "select count(*) from fanfare_review_vote where review_case = ?",
                row -> row.integer(1),
                reviewCase.id())
            .orElse(0);
    if (stored > reviewCase.votes().size()) {
      sql.update("delete from fanfare_review_vote where review_case = ?", reviewCase.id());
      stored = 0;
    }
    addVotes(sql, reviewCase, stored);
  }

  /** Adds votes but for the first ones, which are stored. */
  static void addVotes(Sql sql, ReviewCase reviewCase, int stored) throws SQLException {
    List<Place> votes = new ArrayList<>();
    for (int i = stored; i < reviewCase.votes().size(); i++) {
      votes.add(new Place(reviewCase.id(), i + 1, reviewCase.votes().get(i)));
    }
    sql.insert(
        "fanfare_review_vote",
        Columns.of(votes)
            .id("review_case", Place::reviewCase)
            .number("seq", Place::seq)
            .text("reviewer", place -> place.vote().by().id())
            .text("visibility", place -> place.actions().visibility())
            .text("monetary", place -> place.actions().monetary())
            .text("service", place -> place.actions().service())
            .text("account", place -> place.actions().account())
            .text("categories", place -> CategoryList.text(place.verdict().categories()))
            .text("ground_kind", place -> place.ground() == null ? null : place.ground().kind())
            .text("ground", place -> place.ground() == null ? null : place.ground().reference())
            .text("statement", place -> place.verdict().statement())
            .text("reason", place -> place.verdict().reason())
            .number("strikes", place -> place.verdict().strikes())
            .instant("voted_at", place -> place.vote().at()));
  }

  /** A vote with its number among those about a case. */
  private record Place(UUID reviewCase, int seq, ReviewVote vote) {
    ReviewVerdict verdict() {
      return vote.verdict();
    }

    Actions actions() {
      return verdict().actions();
    }

    @Nullable Ground ground() {
      return verdict().ground();
    }
  }
}
