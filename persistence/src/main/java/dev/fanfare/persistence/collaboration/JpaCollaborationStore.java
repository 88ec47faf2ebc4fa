package dev.fanfare.persistence.collaboration;

import static java.util.Objects.requireNonNull;

import dev.fanfare.collaboration.CollaborationRequest;
import dev.fanfare.collaboration.CollaborationState;
import dev.fanfare.collaboration.CollaborationStore;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.FanfareException;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collaboration requests in {@code fanfare_collaboration}. */
public final class JpaCollaborationStore implements CollaborationStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS = List.of(CollaborationRow.class);

  private static final String COLUMNS =
      """
      id, initiator, target, type, description, first_party, first_weight, second_weight, reference,
      state, created_at, expires_at, answered_at, closed_at
      """;

  private static final String SELECT = "select " + COLUMNS + " from fanfare_collaboration ";

  /** What follows a request, given when it was made and its id. */
  static final String BEHIND = "and (created_at, id) < (?, ?)";

  /** Finds what is overdue, given now and how many at most. */
  static final String DUE =
      SELECT
          + """
          where state = 'PENDING' and expires_at <= ?
          order by expires_at, id limit ? for update skip locked
          """;

  /** What a pending request is known by, given as {@link #subject} returns it. */
  private static final String SUBJECT =
      "where initiator = ? and target = ? and type = ? and pending_for = ?";

  private final Database database;

  public JpaCollaborationStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public boolean add(CollaborationRequest request) {
    return database.sql(
        sql -> {
          boolean added = insert(sql, request);
          if (!added && !isPending(sql, request) && isStored(sql, request.id())) {
            throw new FanfareException(
                "Collaboration %s is stored already".formatted(request.id()));
          }
          return added;
        });
  }

  private static boolean insert(Sql sql, CollaborationRequest request) throws SQLException {
    List<RevenueSplit.Share<CreatorId>> shares = request.split().shares();
    return sql.insertMissing(
        """
        insert into fanfare_collaboration (id, initiator, target, type, description, first_party,
          first_weight, second_weight, reference, state, created_at, expires_at, pending_for)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        request.id(),
        request.initiator().value(),
        request.target().value(),
        request.type(),
        request.description(),
        shares.get(0).party().value(),
        shares.get(0).weight(),
        shares.get(1).weight(),
        request.reference(),
        request.state(),
        request.createdAt(),
        request.expiresAt(),
        pendingFor(request));
  }

  private static boolean isPending(Sql sql, CollaborationRequest like) throws SQLException {
    return sql.first(
            "select id from fanfare_collaboration " + SUBJECT, row -> row.id(1), subject(like))
        .isPresent();
  }

  private static boolean isStored(Sql sql, UUID id) throws SQLException {
    return sql.first("select id from fanfare_collaboration where id = ?", row -> row.id(1), id)
        .isPresent();
  }

  private static String pendingFor(CollaborationRequest request) {
    String reference = request.reference();
    return reference == null ? "" : reference;
  }

  private static @Nullable Object[] subject(CollaborationRequest like) {
    return new @Nullable Object[] {
      like.initiator().value(), like.target().value(), like.type(), pendingFor(like)
    };
  }

  @Override
  public Optional<CollaborationRequest> lockPending(CollaborationRequest like) {
    return first(SUBJECT + " for update", subject(like));
  }

  @Override
  public Optional<CollaborationRequest> find(UUID id) {
    return first("where id = ?", id);
  }

  @Override
  public Optional<CollaborationRequest> lock(UUID id) {
    return first("where id = ? for update", id);
  }

  private Optional<CollaborationRequest> first(String condition, @Nullable Object... values) {
    return database.sql(
        sql -> sql.first(SELECT + condition, JpaCollaborationStore::request, values));
  }

  @Override
  public void update(CollaborationRequest request) {
    int changed = database.sql(sql -> update(sql, List.of(request)));
    if (changed == 0) {
      throw new FanfareException("Collaboration %s is not stored".formatted(request.id()));
    }
  }

  /** Writes down what has become of requests: everything else about one stays as it was. */
  private static int update(Sql sql, List<CollaborationRequest> requests) throws SQLException {
    return sql.updateAll(
        "fanfare_collaboration",
        Columns.of(requests)
            .id("id", CollaborationRequest::id)
            .text("reference", CollaborationRequest::reference)
            .text("state", CollaborationRequest::state)
            .instant("answered_at", CollaborationRequest::answeredAt)
            .instant("closed_at", CollaborationRequest::closedAt)
            .text("pending_for", request -> null),
        1);
  }

  @Override
  public List<CollaborationRequest> expireDue(Instant now, int limit) {
    return database.sql(
        sql -> {
          // Who is being answered is passed over: the answer counts, or the next sweep.
          List<CollaborationRequest> due = sql.list(DUE, row -> request(row).asOf(now), now, limit);
          update(sql, due);
          return due;
        });
  }

  @Override
  public List<CollaborationRequest> forCreator(
      CreatorId creator,
      Set<CollaborationState> states,
      Instant now,
      Optional<UUID> after,
      int limit) {
    return database.sql(
        sql -> {
          if (after.isEmpty()) {
            return page(sql, creator, states, now, null, limit);
          }
          Optional<CollaborationRequest> last =
              sql.first(SELECT + "where id = ?", JpaCollaborationStore::request, after.get());
          return last.isEmpty() ? List.of() : page(sql, creator, states, now, last.get(), limit);
        });
  }

  private static List<CollaborationRequest> page(
      Sql sql,
      CreatorId creator,
      Set<CollaborationState> states,
      Instant now,
      @Nullable CollaborationRequest last,
      int limit)
      throws SQLException {
    Param standing =
        Param.array(
            ColumnType.TEXT, states.isEmpty() ? EnumSet.allOf(CollaborationState.class) : states);
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      values.add(creator.value());
      values.add(now);
      values.add(standing);
      if (last != null) {
        values.add(last.createdAt());
        values.add(last.id());
      }
      values.add(limit);
    }
    values.add(limit);
    return sql.list(
        pages(last == null ? "" : BEHIND), row -> request(row).asOf(now), values.toArray());
  }

  /**
   * Returns a query for a page of a creator's requests.
   *
   * @param behind where it begins: {@link #BEHIND} a request, or nothing for the first page
   */
  static String pages(String behind) {
    return "%s union all %s order by created_at desc, id desc limit ?"
        .formatted(made("initiator", behind), made("target", behind));
  }

  /** Returns a query for a page of the requests in which the creator is one of the two parties. */
  private static String made(String party, String behind) {
    return """
        (select %s from fanfare_collaboration
        where %s = ?
          and case when state = 'PENDING' and expires_at <= ? then 'EXPIRED' else state end = any(?)
          %s
        order by created_at desc, id desc limit ?)
        """
        .formatted(COLUMNS, party, behind);
  }

  private static CollaborationRequest request(Row row) throws SQLException {
    CreatorId initiator = CreatorId.of(row.text(2));
    CreatorId target = CreatorId.of(row.text(3));
    boolean initiatorFirst = initiator.value().equals(row.text(6));
    return new CollaborationRequest(
        row.id(1),
        initiator,
        target,
        row.constant(4, CollaborationType.class),
        row.text(5),
        RevenueSplit.of(
            initiatorFirst ? initiator : target,
            row.integer(7),
            initiatorFirst ? target : initiator,
            row.integer(8)),
        row.textOrNull(9),
        row.constant(10, CollaborationState.class),
        row.instant(11),
        row.instant(12),
        row.instantOrNull(13),
        row.instantOrNull(14));
  }
}
