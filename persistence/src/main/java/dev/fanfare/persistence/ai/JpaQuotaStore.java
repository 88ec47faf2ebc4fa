package dev.fanfare.persistence.ai;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.QuotaMessage;
import dev.fanfare.ai.QuotaStore;
import dev.fanfare.ai.QuotaSubject;
import dev.fanfare.ai.QuotaUse;
import dev.fanfare.ai.QuotaWindow;
import dev.fanfare.event.FanfareException;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Allowances in {@code fanfare_ai_quota} and {@code fanfare_ai_quota_message}. */
public final class JpaQuotaStore implements QuotaStore {
  /** Finds a window, given user and purpose. */
  static final String WINDOW =
      "select zone, reset_at, used from fanfare_ai_quota where user_id = ? and purpose = ?";

  /** Finds a message, given user, purpose and id. */
  static final String MESSAGE =
      """
      select state, reset_at from fanfare_ai_quota_message
      where user_id = ? and purpose = ? and message = ?
      """;

  /** Finds what is to be pruned, given the end and how many at most. */
  static final String OLD =
      """
      select user_id, purpose, message from fanfare_ai_quota_message
      where reset_at < ? order by reset_at limit ? for update skip locked
      """;

  private final Database database;

  public JpaQuotaStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public Optional<QuotaWindow> find(QuotaSubject subject) {
    return database.sql(sql -> known(subject, row(sql, WINDOW, subject)));
  }

  @Override
  public Optional<QuotaWindow> lock(QuotaSubject subject) {
    return database.sql(
        sql -> {
          Optional<Stored> held = row(sql, WINDOW + " for update", subject);
          if (held.isEmpty()) {
            sql.insertMissing(
                "insert into fanfare_ai_quota (user_id, purpose) values (?, ?)",
                subject.user(),
                subject.purpose().name());
            held = row(sql, WINDOW + " for update", subject);
          }
          return known(subject, held);
        });
  }

  /** A row; one without a zone only stands to be held. */
  private record Stored(@Nullable String zone, @Nullable Instant resetAt, int used) {}

  private static Optional<Stored> row(Sql sql, String select, QuotaSubject subject)
      throws SQLException {
    return sql.first(
        select,
        row -> new Stored(row.textOrNull(1), row.instantOrNull(2), row.integer(3)),
        subject.user(),
        subject.purpose().name());
  }

  private static Optional<QuotaWindow> known(QuotaSubject subject, Optional<Stored> stored) {
    return stored.flatMap(
        row ->
            row.zone() == null || row.resetAt() == null
                ? Optional.empty()
                : Optional.of(
                    new QuotaWindow(subject, ZoneId.of(row.zone()), row.resetAt(), row.used())));
  }

  @Override
  public void save(QuotaWindow window) {
    QuotaSubject subject = window.subject();
    int changed =
        database.sql(
            sql ->
                sql.update(
                    """
                    update fanfare_ai_quota set zone = ?, reset_at = ?, used = ?
                    where user_id = ? and purpose = ?
                    """,
                    window.zone().getId(),
                    window.resetAt(),
                    window.used(),
                    subject.user(),
                    subject.purpose().name()));
    if (changed == 0) {
      throw new FanfareException("The allowance of a user was not locked before it was stored");
    }
  }

  @Override
  public Optional<QuotaUse> use(QuotaMessage message) {
    QuotaSubject subject = message.subject();
    return database.sql(
        sql ->
            sql.first(
                MESSAGE,
                row -> new QuotaUse(message, row.constant(1, QuotaUse.State.class), row.instant(2)),
                subject.user(),
                subject.purpose().name(),
                message.id()));
  }

  @Override
  public void save(QuotaUse use) {
    String user = use.message().subject().user();
    String purpose = use.message().subject().purpose().name();
    String message = use.message().id();
    database.sql(
        sql ->
            sql.insertMissing(
                    """
                    insert into fanfare_ai_quota_message (user_id, purpose, message, state, reset_at)
                    values (?, ?, ?, ?, ?)
                    """,
                    user,
                    purpose,
                    message,
                    use.state(),
                    use.resetAt())
                || sql.update(
                        """
                        update fanfare_ai_quota_message set state = ?, reset_at = ?
                        where user_id = ? and purpose = ? and message = ?
                        """,
                        use.state(),
                        use.resetAt(),
                        user,
                        purpose,
                        message)
                    == 1);
  }

  @Override
  public void forEach(Visitor visitor) {
    database.sql(
        sql -> {
          sql.each(
              """
              select q.user_id, q.purpose, q.zone, q.reset_at, q.used, count(m.message)
              from fanfare_ai_quota q left join fanfare_ai_quota_message m
                on m.user_id = q.user_id and m.purpose = q.purpose and m.reset_at = q.reset_at
                  and m.state <> 'REFUNDED'
              where q.zone is not null
              group by q.user_id, q.purpose, q.zone, q.reset_at, q.used
              """,
              row -> visitor.visit(window(row), row.number(6)));
          return true;
        });
  }

  private static QuotaWindow window(Row row) throws SQLException {
    return new QuotaWindow(
        new QuotaSubject(row.text(1), new Purpose(row.text(2))),
        ZoneId.of(row.text(3)),
        row.instant(4),
        row.integer(5));
  }

  @Override
  public int prune(Instant before, int limit) {
    return database.sql(
        sql -> {
          List<QuotaMessage> old =
              sql.list(
                  OLD,
                  row -> QuotaMessage.of(row.text(1), new Purpose(row.text(2)), row.text(3)),
                  before,
                  limit);
          return sql.deleteAll(
              "fanfare_ai_quota_message",
              Columns.of(old)
                  .text("user_id", message -> message.subject().user())
                  .text("purpose", message -> message.subject().purpose().name())
                  .text("message", QuotaMessage::id));
        });
  }
}
