package dev.fanfare.persistence.moderation;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.internal.Instants;
import dev.fanfare.moderation.Backlog;
import dev.fanfare.moderation.ContentItem;
import dev.fanfare.moderation.ContentKind;
import dev.fanfare.moderation.ContentRef;
import dev.fanfare.moderation.MediaHandle;
import dev.fanfare.moderation.PersonId;
import dev.fanfare.moderation.Screening;
import dev.fanfare.moderation.Severity;
import dev.fanfare.moderation.Surface;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import dev.fanfare.persistence.internal.ValueJson;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Screenings and who is shown, in {@code fanfare_moderation_screening} and its neighbours. */
final class ScreeningTable {
  /** No id holds a control character, so one can stand between ids. */
  private static final String BETWEEN = "\u001f";

  private static final String SELECT =
      """
      select s.content, s.version, s.creator, s.sha256, s.digest, s.erased, s.kind, s.surface,
        s.locale, s.body, s.transcript, s.media, s.declared_ai_made,
        (select string_agg(p.person, '%s') from fanfare_moderation_person p
          where p.content = s.content and p.version = s.version),
        s.begun_at, s.opened_at, s.run, s.run_due_at, s.run_again, s.run_cause, s.tries,
        s.waits_for, s.waits_shown, s.waits_risk, s.waits_since, s.next_try, s.first_decision,
        s.standing, s.mark, s.mark_fault
      from fanfare_moderation_screening s
      """
          .formatted(BETWEEN);

  /** Holds an item, given its id. */
  static final String HOLD =
      "select content from fanfare_moderation_item where content = ? for update";

  /** Finds the newest version, given the item. */
  static final String NEWEST =
      "select max(version) from fanfare_moderation_screening where content = ?";

  /** Finds a screening, given item and version. */
  static final String FIND = SELECT + "where s.content = ? and s.version = ?";

  /** Finds runs that are due, given now and how many at most. */
  static final String DUE =
      SELECT + "where s.run_due_at <= ? order by s.run_due_at, s.content, s.version limit ?";

  /** Finds what is to be marked, given how many at most. */
  static final String UNMARKED =
      SELECT + "where s.mark = 'DUE' order by s.content, s.version limit ?";

  static final String BACKLOG =
      """
      select
        (select count(*) from fanfare_moderation_screening where run_due_at is not null),
        (select count(*) from fanfare_moderation_screening where urgency between 0 and 4),
        (select count(*) from fanfare_moderation_screening where urgency between 5 and 9)
      """;

  /** Finds where somebody is shown, given the person, the last item and version, how many. */
  static final String DEPICTING =
      """
      select content, version from fanfare_moderation_person
      where person = ? and (content, version) > (?, ?)
      order by content, version limit ?
      """;

  /** Counts what a creator published, given the creator and since when. */
  static final String SINCE =
      "select count(*) from fanfare_moderation_screening where creator = ? and begun_at >= ?";

  /** Finds the items of a creator and holds them in their order. */
  static final String OF_CREATOR =
      """
      select content from fanfare_moderation_item where content in (
        select content from fanfare_moderation_screening where creator = ?)
      order by content for update
      """;

  /** Finds what began in a time, given from when and until when. */
  static final String BEGUN = SELECT + "where s.begun_at >= ? and s.begun_at < ?";

  private static final String ERASE =
      """
      update fanfare_moderation_screening set erased = true, kind = null, surface = null,
        locale = null, body = null, transcript = null, media = null, declared_ai_made = null
      """;

  private final ValueJson json;

  ScreeningTable(ValueJson json) {
    this.json = json;
  }

  /** The files of an item, as they are stored. */
  record Files(List<MediaHandle> files) {}

  int lock(Sql sql, String content) throws SQLException {
    if (hold(sql, content)) {
      return newest(sql, content);
    }
    if (sql.insertMissing("insert into fanfare_moderation_item (content) values (?)", content)) {
      return 0;
    }
    hold(sql, content);
    return newest(sql, content);
  }

  private static boolean hold(Sql sql, String content) throws SQLException {
    return sql.first(HOLD, row -> row.text(1), content).isPresent();
  }

  /** A statement of its own: what was committed while the item was waited for counts. */
  private static int newest(Sql sql, String content) throws SQLException {
    return sql.first(NEWEST, row -> row.integer(1), content).orElse(0);
  }

  Optional<Screening> find(Sql sql, ContentRef content) throws SQLException {
    return sql.first(FIND, this::screening, content.id(), content.version());
  }

  /** What an item holds is written once, when its screening begins. */
  void put(Sql sql, Screening screening) throws SQLException {
    @Nullable Object[] changing = changing(screening);
    ContentRef content = screening.content();
    int changed =
        sql.update(
            """
            update fanfare_moderation_screening set opened_at = ?, run = ?, run_due_at = ?,
              run_again = ?, run_cause = ?, tries = ?, waits_for = ?, waits_shown = ?,
              waits_risk = ?, waits_since = ?, next_try = ?, first_decision = ?, standing = ?,
              mark = ?, mark_fault = ?
            where content = ? and version = ?
            """,
            with(changing, content.id(), content.version()));
    if (changed == 0) {
      insert(sql, screening, changing);
    } else if (screening.item() == null) {
      erase(sql, content);
    }
  }

  private void insert(Sql sql, Screening screening, @Nullable Object[] changing)
      throws SQLException {
    ContentRef content = screening.content();
    ContentItem item = screening.item();
    sql.update(
        """
        insert into fanfare_moderation_screening (opened_at, run, run_due_at, run_again, run_cause,
          tries, waits_for, waits_shown, waits_risk, waits_since, next_try, first_decision,
          standing, mark, mark_fault, content, version, creator, sha256, digest, begun_at, erased,
          kind, surface, locale, body, transcript, media, declared_ai_made)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
          ?)
        """,
        with(
            changing,
            content.id(),
            content.version(),
            screening.creator().value(),
            screening.sha256(),
            screening.digest(),
            screening.begunAt(),
            item == null,
            item == null ? null : item.kind(),
            item == null ? null : item.surface().name(),
            item == null ? null : item.locale(),
            item == null ? null : item.text(),
            item == null ? null : item.transcript(),
            item == null || item.media().isEmpty() ? null : json.write(new Files(item.media())),
            item == null ? null : item.declaredAiMade()));
    if (item != null) {
      sql.insert(
          "fanfare_moderation_person",
          Columns.of(item.depicted())
              .text("content", person -> content.id())
              .number("version", person -> content.version())
              .text("person", PersonId::value));
    }
  }

  private static @Nullable Object[] changing(Screening screening) {
    Screening.Run run = screening.run();
    Screening.Waiting waiting = screening.waiting();
    return new @Nullable Object[] {
      screening.openedAt(),
      run == null ? null : run.id(),
      run == null ? null : run.dueAt(),
      run == null ? null : run.again(),
      run == null ? null : run.cause(),
      screening.tries(),
      waiting == null ? null : waiting.stage(),
      waiting == null ? null : waiting.shown(),
      waiting == null ? null : waiting.risk(),
      waiting == null ? null : waiting.since(),
      waiting == null ? null : waiting.nextTry(),
      screening.first(),
      screening.standing(),
      screening.mark(),
      screening.markFault()
    };
  }

  private static @Nullable Object[] with(@Nullable Object[] first, @Nullable Object... others) {
    @Nullable Object[] all = Arrays.copyOf(first, first.length + others.length);
    System.arraycopy(others, 0, all, first.length, others.length);
    return all;
  }

  List<Screening> due(Sql sql, Instant now, int limit) throws SQLException {
    return sql.list(DUE, this::screening, Instants.floor(now), limit);
  }

  /** Finds what waits, given now, the stages that are out, and how many at most. */
  static String waiting(int out) {
    String except = out == 0 ? "" : "and s.waits_for not in (?" + ", ?".repeat(out - 1) + ") ";
    return SELECT
        + "where s.urgency >= 0 and s.next_try <= ? "
        + except
        + "order by s.urgency, s.waits_since, s.content, s.version limit ?";
  }

  List<Screening> waiting(Sql sql, Instant now, Collection<String> except, int limit)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(Instants.floor(now));
    values.addAll(except);
    values.add(limit);
    return sql.list(waiting(except.size()), this::screening, values.toArray());
  }

  List<Screening> unmarked(Sql sql, int limit) throws SQLException {
    return sql.list(UNMARKED, this::screening, limit);
  }

  static Backlog backlog(Sql sql) throws SQLException {
    return sql.first(BACKLOG, row -> new Backlog(row.number(1), row.number(2), row.number(3)))
        .orElseThrow();
  }

  static List<ContentRef> depicting(Sql sql, PersonId person, Optional<ContentRef> after, int limit)
      throws SQLException {
    return sql.list(
        DEPICTING,
        row -> new ContentRef(row.text(1), row.integer(2)),
        person.value(),
        after.map(ContentRef::id).orElse(""),
        after.map(ContentRef::version).orElse(0),
        limit);
  }

  static int countSince(Sql sql, CreatorId creator, Instant since) throws SQLException {
    return sql.first(SINCE, row -> row.integer(1), creator.value(), Instants.ceiling(since))
        .orElse(0);
  }

  static int countSince(Sql sql, CreatorId creator, String sha256, Instant since)
      throws SQLException {
    return sql.first(
            SINCE + " and sha256 = ?",
            row -> row.integer(1),
            creator.value(),
            Instants.ceiling(since),
            sha256)
        .orElse(0);
  }

  static void erase(Sql sql, String content) throws SQLException {
    sql.update("delete from fanfare_moderation_person where content = ?", content);
    sql.update(ERASE + "where content = ? and erased = false", content);
  }

  private static void erase(Sql sql, ContentRef content) throws SQLException {
    sql.update(
        "delete from fanfare_moderation_person where content = ? and version = ?",
        content.id(),
        content.version());
    sql.update(
        ERASE + "where content = ? and version = ? and erased = false",
        content.id(),
        content.version());
  }

  /** Holds all items of a creator. */
  static void hold(Sql sql, CreatorId creator) throws SQLException {
    sql.list(OF_CREATOR, row -> row.text(1), creator.value());
  }

  /** Forgets who is shown in a creator's items. Returns how many there were. */
  static int erasePersons(Sql sql, CreatorId creator) throws SQLException {
    return sql.update(
        """
        delete from fanfare_moderation_person where (content, version) in (
          select content, version from fanfare_moderation_screening where creator = ?)
        """,
        creator.value());
  }

  /** Forgets what a creator's items hold. Returns of how many versions. */
  static int erase(Sql sql, CreatorId creator) throws SQLException {
    return sql.update(ERASE + "where creator = ? and erased = false", creator.value());
  }

  void each(Sql sql, Instant from, Instant to, Consumer<Screening> visitor) throws SQLException {
    sql.each(
        BEGUN, row -> visitor.accept(screening(row)), Instants.ceiling(from), Instants.ceiling(to));
  }

  private Screening screening(Row row) throws SQLException {
    UUID run = row.idOrNull(17);
    String waitsFor = row.textOrNull(22);
    return new Screening(
        new ContentRef(row.text(1), row.integer(2)),
        CreatorId.of(row.text(3)),
        row.text(4),
        row.text(5),
        row.flag(6) ? null : item(row),
        row.instant(15),
        row.instant(16),
        run == null ? null : new Screening.Run(run, row.instant(18), row.flag(19), row.text(20)),
        row.integer(21),
        waitsFor == null
            ? null
            : new Screening.Waiting(
                waitsFor,
                row.flag(23),
                row.constant(24, Severity.class),
                row.instant(25),
                row.instant(26)),
        row.idOrNull(27),
        row.idOrNull(28),
        row.constant(29, Screening.Mark.class),
        row.textOrNull(30));
  }

  private ContentItem item(Row row) throws SQLException {
    String media = row.textOrNull(12);
    String depicted = row.textOrNull(14);
    return new ContentItem(
        new ContentRef(row.text(1), row.integer(2)),
        row.constant(7, ContentKind.class),
        CreatorId.of(row.text(3)),
        Surface.of(row.text(8)),
        row.textOrNull(9),
        row.text(4),
        depicted == null
            ? List.of()
            : Arrays.stream(depicted.split(BETWEEN)).map(PersonId::of).toList(),
        row.textOrNull(10),
        row.textOrNull(11),
        media == null ? List.of() : json.read(Files.class.getName(), media, Files.class).files(),
        row.flag(13));
  }
}
