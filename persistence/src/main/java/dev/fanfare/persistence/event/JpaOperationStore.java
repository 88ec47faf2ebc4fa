package dev.fanfare.persistence.event;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Answer;
import dev.fanfare.event.FanfareException;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operation;
import dev.fanfare.event.OperationStore;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Answered requests in {@code fanfare_operation}. */
public final class JpaOperationStore implements OperationStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(OperationRow.class, OutboxRow.class, OutboxSubjectRow.class);

  private final Database database;

  public JpaOperationStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public Optional<Operation> claim(IdempotencyKey key) {
    return database.sql(
        sql -> {
          // The row is the claim: a second transaction waits here until the first has ended.
          if (sql.insertMissing("insert into fanfare_operation (op_key) values (?)", key.value())) {
            return Optional.empty();
          }
          return sql.first(
                  """
                  select kind, fingerprint, answered_at, answer_type, answer
                  from fanfare_operation where op_key = ? for update
                  """,
                  row -> operation(key, row),
                  key.value())
              .flatMap(known -> known);
        });
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
    Answer answer = operation.answer();
    int recorded =
        database.sql(
            sql ->
                sql.update(
                    """
                    update fanfare_operation
                    set kind = ?, fingerprint = ?, answered_at = ?, answer_type = ?, answer = ?
                    where op_key = ? and kind is null
                    """,
                    operation.kind(),
                    operation.fingerprint().text(),
                    operation.at(),
                    database.json().typeOf(answer),
                    database.json().write(answer),
                    operation.key().value()));
    if (recorded == 0) {
      throw new FanfareException(
          "Key '%s' already has an answer, or was not claimed; a call within another needs a key of its own, such as key.child(\"reward\")"
              .formatted(operation.key()));
    }
  }
}
