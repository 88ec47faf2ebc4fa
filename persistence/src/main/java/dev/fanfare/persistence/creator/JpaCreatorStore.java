package dev.fanfare.persistence.creator;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStore;
import dev.fanfare.creator.Verification;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Creators in {@code fanfare_creator}. */
public final class JpaCreatorStore implements CreatorStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS = List.of(CreatorRow.class);

  private static final String SELECT =
      """
      select id, display_name, currency, currency_scale, zone, joined_at, verification, payout_hold
      from fanfare_creator
      """;

  private final Database database;

  public JpaCreatorStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public void save(Creator creator) {
    requireNonNull(creator, "creator");
    // Added by somebody else between the two statements, the creator is there for the third.
    database.sql(sql -> update(sql, creator) || insert(sql, creator) || update(sql, creator));
  }

  @Override
  public boolean add(Creator creator) {
    requireNonNull(creator, "creator");
    return database.sql(sql -> insert(sql, creator));
  }

  private static boolean insert(Sql sql, Creator creator) throws SQLException {
    return sql.insertMissing(
        """
        insert into fanfare_creator (id, display_name, currency, currency_scale, zone, joined_at,
          verification, payout_hold)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        creator.id().value(),
        creator.displayName(),
        creator.currency().code(),
        creator.currency().scale(),
        creator.zone().getId(),
        creator.joinedAt(),
        creator.verification(),
        creator.payoutHold());
  }

  private static boolean update(Sql sql, Creator creator) throws SQLException {
    return sql.update(
            """
            update fanfare_creator
            set display_name = ?, currency = ?, currency_scale = ?, zone = ?, joined_at = ?,
              verification = ?, payout_hold = ?
            where id = ?
            """,
            creator.displayName(),
            creator.currency().code(),
            creator.currency().scale(),
            creator.zone().getId(),
            creator.joinedAt(),
            creator.verification(),
            creator.payoutHold(),
            creator.id().value())
        == 1;
  }

  @Override
  public Optional<Creator> find(CreatorId id) {
    return database.sql(
        sql -> sql.first(SELECT + "where id = ?", JpaCreatorStore::creator, id.value()));
  }

  @Override
  public Optional<Creator> lock(CreatorId id) {
    return database.sql(
        sql -> sql.first(SELECT + "where id = ? for update", JpaCreatorStore::creator, id.value()));
  }

  @Override
  public void forEach(Consumer<Creator> visitor) {
    database.sql(
        sql -> {
          sql.each(SELECT + "order by id", row -> visitor.accept(creator(row)));
          return true;
        });
  }

  @Override
  public List<Creator> after(Optional<CreatorId> id, int limit) {
    // Every id is longer than the empty text.
    return database.sql(
        sql ->
            sql.list(
                SELECT + "where id > ? order by id limit ?",
                JpaCreatorStore::creator,
                id.map(CreatorId::value).orElse(""),
                limit));
  }

  private static Creator creator(Row row) throws SQLException {
    return new Creator(
        CreatorId.of(row.text(1)),
        row.text(2),
        row.asset(3),
        ZoneId.of(row.text(5)),
        row.instant(6),
        row.constant(7, Verification.class),
        row.textOrNull(8));
  }
}
