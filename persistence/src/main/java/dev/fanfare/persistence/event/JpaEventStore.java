package dev.fanfare.persistence.event;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.DomainEvent;
import dev.fanfare.event.EventStore;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.event.UnreadableEvent;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.RunningTransaction;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outbox in {@code fanfare_outbox}.
 *
 * <p>A transaction's events are put off to just before its commit and written together, their
 * subjects locked in order. So nothing else is ever locked after a subject, whatever order services
 * announce and lock in, and a subject is held for a moment only.
 */
public final class JpaEventStore implements EventStore {
  private final Database database;

  public JpaEventStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  private record Appended(UUID id, Instant at, DomainEvent event) {}

  /** The events of one transaction that are still to be written. */
  private final class Pending implements RunningTransaction.BeforeCommit {
    private final List<Appended> events = new ArrayList<>();

    @Override
    public void flush(Sql sql) throws SQLException {
      if (!events.isEmpty()) {
        List<Appended> writing = List.copyOf(events);
        events.clear();
        write(sql, writing);
      }
    }
  }

  @Override
  public void append(UUID id, Instant at, DomainEvent event) {
    requireNonNull(event, "event");
    database.inTransaction(() -> pending().events.add(new Appended(id, at, event)));
  }

  private Pending pending() {
    return database.current().attached(Pending.class, Pending::new);
  }

  private void write(Sql sql, List<Appended> events) throws SQLException {
    TreeSet<String> subjects = new TreeSet<>();
    events.forEach(appended -> subjects.add(appended.event().subject()));
    Columns<Appended> rows =
        Columns.of(events)
            .id("id", Appended::id)
            .text("subject", appended -> appended.event().subject())
            .instant("at", Appended::at)
            .text("event_type", appended -> database.json().typeOf(appended.event()))
            .text("event", appended -> database.json().write(appended.event()));
    if (sql.dialect() == Dialect.POSTGRESQL && writeLocked(sql, subjects, rows)) {
      return;
    }
    lock(sql, subjects);
    sql.insert("fanfare_outbox", rows);
  }

  /**
   * Holds the subjects and then writes, in one statement; does nothing if one of them is new. The
   * first count is taken before the first subject is held, the second when all are and before the
   * first row gets its number.
   */
  private static boolean writeLocked(Sql sql, TreeSet<String> subjects, Columns<Appended> rows)
      throws SQLException {
    Param held = Param.array(ColumnType.TEXT, subjects);
    List<@Nullable Object> values = new ArrayList<>();
    Collections.addAll(values, held, held, subjects.size());
    Collections.addAll(values, rows.arrays());
    values.add(subjects.size());
    return sql.update(
            """
            with held as materialized (
              select t.subject
              from unnest(cast(? as varchar array)) with ordinality k(key, place)
              join fanfare_outbox_subject t on t.subject = k.key
              where (select count(*) from fanfare_outbox_subject where subject = any(?)) = ?
              order by k.place for update of t)
            insert into fanfare_outbox (%s)
            select %s from %s where (select count(*) from held) = ?
            """
                .formatted(rows.names(), rows.names(), rows.unnest("u")),
            values.toArray())
        > 0;
  }

  /** Holds the subjects until the transaction ends, new ones too. */
  private static void lock(Sql sql, TreeSet<String> subjects) throws SQLException {
    TreeSet<String> missing = new TreeSet<>(subjects);
    missing.removeAll(
        new HashSet<>(
            sql.list(
                "select subject from fanfare_outbox_subject where subject = any(?)",
                row -> row.text(1),
                Param.array(ColumnType.TEXT, subjects))));
    sql.insertMissing(
        "fanfare_outbox_subject",
        Columns.of(List.copyOf(missing)).text("subject", subject -> subject),
        "subject");
    sql.lockInOrder(
        "select t.subject from fanfare_outbox_subject t",
        "subject",
        ColumnType.TEXT,
        subjects,
        row -> row.text(1));
  }

  @Override
  public List<RecordedEvent> waiting(int limit, Set<String> except) {
    return database.sql(
        sql -> {
          pending().flush(sql);
          return sql.list(
              """
              select sequence, id, at, subject, event_type, event from fanfare_outbox
              where not (subject = any(?)) order by sequence limit ?
              """,
              row ->
                  new RecordedEvent(
                      row.number(1),
                      row.id(2),
                      row.instant(3),
                      event(row.text(4), row.text(5), row.text(6))),
              Param.array(ColumnType.TEXT, except),
              limit);
        });
  }

  private DomainEvent event(String subject, String type, String json) {
    try {
      DomainEvent event = database.json().read(type, json, DomainEvent.class);
      return event.subject().equals(subject)
          ? event
          : new UnreadableEvent(subject, type, "it names another subject than its row");
    } catch (StorageException e) {
      // The cause's own words may quote the event, and reasons are logged.
      String cause = e.getCause() == null ? "" : ", " + e.getCause().getClass().getSimpleName();
      return new UnreadableEvent(subject, type, e.getMessage() + cause);
    }
  }

  @Override
  public void delivered(RecordedEvent event) {
    database.sql(
        sql -> sql.update("delete from fanfare_outbox where sequence = ?", event.sequence()));
  }
}
