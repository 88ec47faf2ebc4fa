package dev.fanfare.persistence.moderation;

import static java.util.stream.Collectors.joining;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Actions;
import dev.fanfare.moderation.AppealWindow;
import dev.fanfare.moderation.Category;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.Decision;
import dev.fanfare.moderation.DecisionFacts;
import dev.fanfare.moderation.Ground;
import dev.fanfare.moderation.Sanction;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Visibility;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.internal.ValueJson;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What was decided, in {@code fanfare_moderation_decision}. */
final class DecisionTable {
  private static final String SELECT =
      """
      select id, content, version, sha256, creator, visibility, monetary, service, account,
        categories, severity, ground_kind, ground, statement, reason, appeal_from, appeal_until,
        appeal_zone, needs_human, needs_second, review_by, strikes, deferred, basis, policy,
        by_policy, by_person, overrides, at
      from fanfare_moderation_decision
      """;

  /** Finds a decision, given its id. */
  static final String FIND = SELECT + "where id = ?";

  /** Finds the decisions about a version, given item and version. */
  static final String ABOUT = SELECT + "where content = ? and version = ? order by seq";

  /** Finds what was decided in a time, given from when and until when. */
  static final String MADE = SELECT + "where at >= ? and at < ?";

  /** Finds what was deferred at an instant, given it twice. */
  static final String DEFERRED =
      SELECT
          + """
          d where d.deferred and d.at < ? and not exists (
            select 1 from fanfare_moderation_decision n where n.overrides = d.id and n.at < ?)
          """;

  private final ValueJson json;

  DecisionTable(ValueJson json) {
    this.json = json;
  }

  /** What led to a decision, as it is stored. */
  record Basis(List<String> rows, List<UUID> signals) {}

  void add(Sql sql, DecisionFacts facts) throws SQLException {
    Ground ground = facts.ground();
    AppealWindow appeal = facts.appeal();
    boolean added =
        sql.insertMissing(
            """
            insert into fanfare_moderation_decision (id, content, version, sha256, creator,
              visibility, monetary, service, account, categories, severity, ground_kind, ground,
              statement, reason, appeal_from, appeal_until, appeal_zone, needs_human, needs_second,
              review_by, strikes, deferred, basis, policy, by_policy, by_person, overrides, at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
              ?, ?)
            """,
            facts.id(),
            facts.content().id(),
            facts.content().version(),
            facts.sha256(),
            facts.creator().value(),
            facts.actions().visibility(),
            facts.actions().monetary(),
            facts.actions().service(),
            facts.actions().account(),
            facts.categories().stream().map(Category::name).collect(joining(",")),
            facts.severity(),
            ground == null ? null : ground.kind(),
            ground == null ? null : ground.reference(),
            facts.statement(),
            facts.reason(),
            appeal == null ? null : appeal.informedOn(),
            appeal == null ? null : appeal.lastDay(),
            appeal == null ? null : appeal.zone().getId(),
            facts.needsHuman(),
            facts.needsSecondApproval(),
            facts.reviewBy(),
            facts.strikes(),
            facts.deferred(),
            json.write(new Basis(facts.rows(), facts.signals())),
            facts.policyVersion(),
            Actors.policy(facts.actor()),
            Actors.person(facts.actor()),
            facts.overrides(),
            facts.at());
    if (!added) {
      throw new FanfareException(
          "Decision %s is stored already, or what it overrides is overridden already"
              .formatted(facts.id()));
    }
  }

  Optional<Decision> find(Sql sql, UUID id) throws SQLException {
    return sql.first(FIND, this::decision, id);
  }

  List<Decision> about(Sql sql, ContentRef content) throws SQLException {
    return sql.list(ABOUT, this::decision, content.id(), content.version());
  }

  static void inform(Sql sql, UUID id, AppealWindow window) throws SQLException {
    sql.update(
        """
        update fanfare_moderation_decision
        set appeal_from = ?, appeal_until = ?, appeal_zone = ? where id = ?
        """,
        window.informedOn(),
        window.lastDay(),
        window.zone().getId(),
        id);
  }

  void each(Sql sql, Instant from, Instant to, Consumer<Decision> visitor) throws SQLException {
    sql.each(
        MADE, row -> visitor.accept(decision(row)), Instants.ceiling(from), Instants.ceiling(to));
  }

  void eachDeferred(Sql sql, Instant at, Consumer<Decision> visitor) throws SQLException {
    sql.each(
        DEFERRED, row -> visitor.accept(decision(row)), Instants.ceiling(at), Instants.ceiling(at));
  }

  private Decision decision(Row row) throws SQLException {
    String ground = row.textOrNull(13);
    LocalDate appealFrom = row.dayOrNull(16);
    Basis basis = json.read(Basis.class.getName(), row.text(24), Basis.class);
    return Decision.restored(
        new DecisionFacts(
            row.id(1),
            new ContentRef(row.text(2), row.integer(3)),
            row.text(4),
            CreatorId.of(row.text(5)),
            actions(row, 6),
            categories(row.text(10)),
            row.constant(11, Severity.class),
            ground == null ? null : new Ground(row.constant(12, Ground.Kind.class), ground),
            row.textOrNull(14),
            row.textOrNull(15),
            appealFrom != null,
            appealFrom == null
                ? null
                : new AppealWindow(appealFrom, row.day(17), ZoneId.of(row.text(18))),
            row.flag(19),
            row.flag(20),
            row.instantOrNull(21),
            row.integer(22),
            row.flag(23),
            basis.rows(),
            basis.signals(),
            Actors.of(row.textOrNull(26), row.textOrNull(27)),
            row.text(25),
            row.idOrNull(28),
            row.instant(29)));
  }

  /** Returns the actions that four columns in a row say. */
  static Actions actions(Row row, int column) throws SQLException {
    return new Actions(
        row.constant(column, Visibility.class),
        row.constant(column + 1, Sanction.class),
        row.constant(column + 2, Sanction.class),
        row.constant(column + 3, Sanction.class));
  }

  private static List<Category> categories(@Nullable String names) {
    return names == null || names.isEmpty()
        ? List.of()
        : Arrays.stream(names.split(",")).map(Category::valueOf).toList();
  }
}
