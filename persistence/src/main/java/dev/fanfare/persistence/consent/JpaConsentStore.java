package dev.fanfare.persistence.consent;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.consent.ConsentPurpose;
import dev.fanfare.moderation.consent.ConsentRecord;
import dev.fanfare.moderation.consent.ConsentStore;
import dev.fanfare.moderation.consent.ConsentTask;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Consents in {@code fanfare_consent}, and what is to be looked at again because of them in {@code
 * fanfare_consent_task}.
 */
public final class JpaConsentStore implements ConsentStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(ConsentPersonRow.class, ConsentRow.class, ConsentTaskRow.class);

  /**
   * Finds what decides about an item, given its creator, the item, the creator again, the persons
   * and the purposes: of each scope that reaches it the newest of either decision.
   */
  private static final String STANDING =
      """
      select %1$s
      from (
        select c.*, row_number() over (
          partition by c.holder, c.purpose, c.scope_creator, c.scope_item, c.decision
          order by c.seq desc) as newest
        from (values (cast(? as varchar(64)), cast(? as varchar(64))),
            (cast(? as varchar(64)), ''), ('', '')) s(whose, what)
          join fanfare_consent c on c.scope_creator = s.whose and c.scope_item = s.what
        where c.holder = any(?) and c.purpose = any(?)) r
      where newest = 1
      order by person, seq
      """
          .formatted(ConsentRows.RECORD);

  /** How many tasks are held at one moment at most, where each is tried by itself. */
  private static final int TRIED = 100;

  private final Database database;

  public JpaConsentStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  /** Work that returns nothing. */
  private interface Change {
    void run(Sql sql) throws SQLException;
  }

  private void change(Change work) {
    database.sql(
        sql -> {
          work.run(sql);
          return true;
        });
  }

  @Override
  public long lock(PersonId person) {
    return database.sql(
        sql -> {
          while (true) {
            holdable(sql, person);
            // Whoever forgot the person meanwhile has taken the row away.
            Optional<Long> last =
                sql.first(
                    """
                    select coalesce(last_seq, 0) from fanfare_consent_person
                    where person = ? for update
                    """,
                    row -> row.number(1),
                    person.value());
            if (last.isPresent()) {
              return last.get();
            }
          }
        });
  }

  private static void holdable(Sql sql, PersonId person) throws SQLException {
    sql.insertMissing("insert into fanfare_consent_person (person) values (?)", person.value());
  }

  @Override
  public void append(ConsentRecord record) {
    change(
        sql -> {
          holdable(sql, record.person());
          boolean added =
              sql.insertMissing(
                  """
                  insert into fanfare_consent (id, person, seq, decision, purpose, scope,
                    scope_creator, scope_item, evidence, evidence_sha256, wording, locale,
                    identity_check, at, valid_until, recorded_at, recorded_by, erased)
                  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                  """,
                  record.id(),
                  record.person().value(),
                  record.seq(),
                  record.decision(),
                  record.purpose().name(),
                  record.scope().kind(),
                  ConsentRows.creator(record.scope()),
                  ConsentRows.item(record.scope()),
                  record.evidence(),
                  record.evidenceSha256(),
                  record.wording(),
                  record.locale(),
                  record.identityCheck(),
                  record.at(),
                  record.validUntil(),
                  record.recordedAt(),
                  record.recordedBy(),
                  record.isErased());
          if (!added || !isNext(sql, record)) {
            throw new FanfareException(
                "Consent %s or number %d of '%s' is stored already"
                    .formatted(record.id(), record.seq(), record.person()));
          }
        });
  }

  private static boolean isNext(Sql sql, ConsentRecord record) throws SQLException {
    return sql.update(
            """
            update fanfare_consent_person set last_seq = ?
            where person = ? and coalesce(last_seq, 0) = ?
            """,
            record.seq(),
            record.person().value(),
            record.seq() - 1)
        == 1;
  }

  @Override
  public Optional<ConsentRecord> find(UUID id) {
    return database.sql(
        sql ->
            sql.first(
                "select " + ConsentRows.RECORD + " from fanfare_consent where id = ?",
                ConsentRows::record,
                id));
  }

  @Override
  public List<ConsentRecord> standing(
      Collection<PersonId> persons, Set<ConsentPurpose> purposes, CreatorId creator, String item) {
    if (persons.isEmpty() || purposes.isEmpty()) {
      return List.of();
    }
    return database.sql(
        sql ->
            sql.list(
                STANDING,
                ConsentRows::record,
                creator.value(),
                item,
                creator.value(),
                texts(persons.stream().map(PersonId::value).collect(Collectors.toSet())),
                texts(purposes.stream().map(ConsentPurpose::name).toList())));
  }

  private static Param texts(Collection<String> values) {
    return Param.array(ColumnType.TEXT, values);
  }

  @Override
  public List<ConsentRecord> history(PersonId person, long after, int limit) {
    return database.sql(
        sql ->
            sql.list(
                "select "
                    + ConsentRows.RECORD
                    + " from fanfare_consent where holder = ? and seq > ? order by seq limit ?",
                ConsentRows::record,
                person.value(),
                after,
                limit));
  }

  @Override
  public void addTask(ConsentTask task) {
    ContentRef after = task.after();
    ConsentPurpose purpose = task.purpose();
    change(
        sql ->
            sql.update(
                """
                insert into fanfare_consent_task (id, cause, person, purpose, scope, scope_creator,
                  scope_item, due_at, after_id, after_version)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                task.id(),
                task.cause(),
                task.person().value(),
                purpose == null ? null : purpose.name(),
                task.scope().kind(),
                ConsentRows.creator(task.scope()),
                ConsentRows.item(task.scope()),
                task.dueAt(),
                after == null ? null : after.id(),
                after == null ? null : after.version()));
  }

  @Override
  public Optional<ConsentTask> lockDueTask(Instant now) {
    return database.sql(
        sql ->
            sql.dialect() == Dialect.POSTGRESQL
                ? sql.first(
                    ConsentRows.TASK
                        + "where due_at <= ? order by due_at, id limit 1 for update skip locked",
                    ConsentRows::task,
                    now)
                : firstFree(sql, now));
  }

  /** H2 holds all that it sorts, so tasks are tried one by one. */
  private static Optional<ConsentTask> firstFree(Sql sql, Instant now) throws SQLException {
    List<UUID> due =
        sql.list(
            "select id from fanfare_consent_task where due_at <= ? order by due_at, id limit ?",
            row -> row.id(1),
            now,
            TRIED);
    for (UUID id : due) {
      Optional<ConsentTask> free =
          sql.first(
              ConsentRows.TASK + "where id = ? and due_at <= ? for update skip locked",
              ConsentRows::task,
              id,
              now);
      if (free.isPresent()) {
        return free;
      }
    }
    return Optional.empty();
  }

  @Override
  public void saveTask(ConsentTask task) {
    ContentRef after = task.after();
    int changed =
        database.sql(
            sql ->
                sql.update(
                    """
                    update fanfare_consent_task set due_at = ?, after_id = ?, after_version = ?
                    where id = ?
                    """,
                    task.dueAt(),
                    after == null ? null : after.id(),
                    after == null ? null : after.version(),
                    task.id()));
    if (changed == 0) {
      throw new FanfareException("Consent task %s is not stored".formatted(task.id()));
    }
  }

  @Override
  public void removeTask(UUID id) {
    change(
        sql -> {
          Optional<String> person =
              sql.first(
                  "select person from fanfare_consent_task where id = ?", row -> row.text(1), id);
          if (person.isPresent()) {
            sql.update("delete from fanfare_consent_task where id = ?", id);
            // Of somebody who was forgotten nothing is left but this row.
            sql.update(
                "delete from fanfare_consent_person where person = ? and last_seq is null",
                person.get());
          }
        });
  }

  @Override
  public int erase(PersonId person, String keyedHash) {
    return database.sql(
        sql -> {
          removeTasks(sql, person);
          sql.update(
              "update fanfare_consent_person set last_seq = null where person = ?", person.value());
          int erased = eraseRecords(sql, person, keyedHash);
          sql.update("delete from fanfare_consent_person where person = ?", person.value());
          return erased;
        });
  }

  /**
   * A task that somebody has begun with stays: they wait for the person, whom the caller holds, and
   * remove it when they are done.
   */
  private static void removeTasks(Sql sql, PersonId person) throws SQLException {
    List<UUID> tasks =
        sql.list(
            "select id from fanfare_consent_task where person = ? for update skip locked",
            row -> row.id(1),
            person.value());
    sql.deleteAll("fanfare_consent_task", Columns.of(tasks).id("id", id -> id));
  }

  private static int eraseRecords(Sql sql, PersonId person, String keyedHash) throws SQLException {
    String erase =
        """
        update fanfare_consent set person = ?, erased = true, evidence = null,
          evidence_sha256 = null, locale = null, identity_check = null, recorded_by = null
        where holder = ?
        """;
    if (sql.dialect() == Dialect.POSTGRESQL) {
      return sql.update(erase, keyedHash, person.value());
    }
    // H2 checks the chain row by row: the last one first.
    List<Long> numbers =
        sql.list(
            "select seq from fanfare_consent where holder = ? order by seq desc",
            row -> row.number(1),
            person.value());
    for (long seq : numbers) {
      sql.update(erase + " and seq = ?", keyedHash, person.value(), seq);
    }
    return numbers.size();
  }
}
