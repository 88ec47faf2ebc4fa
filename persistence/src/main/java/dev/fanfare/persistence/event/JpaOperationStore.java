package dev.fanfare.persistence.event;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Answer;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operation;
import dev.fanfare.event.OperationStore;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.RunningTransaction;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Answered requests in {@code fanfare_operation}.
 *
 * <p>A claim is a row at once, for others to wait for. Its answer is put off to the commit, with
 * which PostgreSQL gets it in one message.
 */
public final class JpaOperationStore implements OperationStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(OperationRow.class, OutboxRow.class, OutboxSubjectRow.class);

  private final Database database;

  public JpaOperationStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  /**
   * An answer as it is stored.
   *
   * @param answer as JSON
   */
  private record Answered(Operation operation, String type, String answer) {}

  /** The keys that one transaction has claimed, and the answers that are still to be written. */
  private static final class Claims implements RunningTransaction.AtCommit {
    private final Set<IdempotencyKey> open = new HashSet<>();
    private final List<Answered> answers = new ArrayList<>(1);

    @Override
    public boolean isEmpty() {
      return answers.isEmpty();
    }

    @Override
    public void flush(Sql sql, boolean commit) throws SQLException {
      if (answers.size() == 1) {
        Answered only = answers.get(0);
        answers.clear();
        Operation operation = only.operation();
        sql.update(
            """
            update fanfare_operation
            set kind = ?, fingerprint = ?, answered_at = ?, answer_type = ?, answer = ?
            where op_key = ? and kind is null"""
                + (commit ? "; commit" : ""),
            operation.kind(),
            operation.fingerprint().text(),
            operation.at(),
            only.type(),
            only.answer(),
            operation.key().value());
      } else {
        List<Answered> writing = List.copyOf(answers);
        answers.clear();
        sql.updateAll(
            "fanfare_operation",
            Columns.of(writing)
                .text("op_key", answered -> answered.operation().key().value())
                .text("kind", answered -> answered.operation().kind())
                .text("fingerprint", answered -> answered.operation().fingerprint().text())
                .instant("answered_at", answered -> answered.operation().at())
                .text("answer_type", Answered::type)
                .text("answer", Answered::answer),
            1);
      }
    }
  }

  @Override
  public Optional<Operation> claim(IdempotencyKey key) {
    return database.sql(
        sql -> {
          // The row is the claim: a second transaction waits here until the first has ended.
          Optional<Operation> earlier =
              sql.insertMissing("insert into fanfare_operation (op_key) values (?)", key.value())
                  ? Optional.empty()
                  : answered(sql, key, " for update");
          if (earlier.isEmpty()) {
            claims().open.add(key);
          }
          return earlier;
        });
  }

  @Override
  public Optional<Operation> find(IdempotencyKey key) {
    return database.sql(sql -> answered(sql, key, ""));
  }

  private Claims claims() {
    return database.current().attached(Claims.class, Claims::new);
  }

  private Optional<Operation> answered(Sql sql, IdempotencyKey key, String locking)
      throws SQLException {
    return sql.first(
            """
            select kind, fingerprint, answered_at, answer_type, answer
            from fanfare_operation where op_key = ?"""
                + locking,
            row -> operation(key, row),
            key.value())
        .flatMap(known -> known);
  }

  /** Returns what is recorded, empty for a key that was claimed without an answer. */
  private Optional<Operation> operation(IdempotencyKey key, Row row) throws SQLException {
    if (row.textOrNull(1) == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Operation(
            key,
            row.text(1),
            new Fingerprint(row.text(2)),
            row.instant(3),
            database.json().read(row.text(4), row.text(5), Answer.class)));
  }

  @Override
  public void record(Operation operation) {
    Answered answered =
        new Answered(
            operation,
            database.json().typeOf(operation.answer()),
            database.json().write(operation.answer()));
    database.inTransaction(
        () -> {
          Claims claims = claims();
          if (!claims.open.remove(operation.key())) {
            throw new FanfareException(
                "Key '%s' already has an answer, or was not claimed; a call within another needs a key of its own, such as key.child(\"reward\")"
                    .formatted(operation.key()));
          }
          claims.answers.add(answered);
        });
  }
}
