package dev.fanfare.persistence.credit;

import dev.fanfare.credit.Allocation;
import dev.fanfare.credit.Reservation;
import dev.fanfare.credit.Wallet;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of {@code fanfare_credit_reservation} with their lines. */
final class Reservations {
  /** A reservation's columns and those of its line, ten of them. */
  static final String COLUMNS =
      "r.id, r.amount, r.created_at, r.expires_at, r.state, r.settled, r.closed_at, l.upto, l.prev, l.grant_id";

  private static final String TABLES =
      """
      select w.creator, w.credit_type, %s
      from fanfare_credit_reservation r
      join fanfare_credit_wallet w on w.id = r.wallet
      left join fanfare_credit_reservation_line l on l.reservation = r.id
      """
          .formatted(COLUMNS);

  static final String BY_ID = TABLES + "where r.id = ? order by l.upto";
  static final String OF_WALLET = TABLES + "where r.wallet = ? order by r.id, l.upto";

  private Reservations() {}

  /** A reservation, line by line. */
  static final class Building {
    private final UUID id;
    private final Wallet wallet;
    private final long amount;
    private final Instant createdAt;
    private final Instant expiresAt;
    private final Reservation.State state;
    private final long settled;
    private final @Nullable Instant closedAt;
    private final List<Allocation> lines = new ArrayList<>(1);

    private Building(Wallet wallet, Row row, int from) throws SQLException {
      this.id = row.id(from);
      this.wallet = wallet;
      this.amount = row.number(from + 1);
      this.createdAt = row.instant(from + 2);
      this.expiresAt = row.instant(from + 3);
      this.state = row.constant(from + 4, Reservation.State.class);
      this.settled = row.number(from + 5);
      this.closedAt = row.instantOrNull(from + 6);
    }

    /** Adds a row to the current reservation, or to a new one if it begins one. */
    static Building add(Wallet wallet, Row row, int from, @Nullable Building current)
        throws SQLException {
      Building building =
          current != null && current.id.equals(row.id(from))
              ? current
              : new Building(wallet, row, from);
      Lines.read(row, from + 7, building.lines);
      return building;
    }

    Reservation build() {
      return new Reservation(
          id, wallet, amount, lines, createdAt, expiresAt, state, settled, closedAt);
    }
  }

  static Optional<Reservation> find(Sql sql, UUID id) throws SQLException {
    List<Reservation> found = new ArrayList<>(1);
    each(sql, BY_ID, found::add, id);
    return found.stream().findFirst();
  }

  static void each(Sql sql, Wallet wallet, Consumer<Reservation> visitor) throws SQLException {
    each(sql, OF_WALLET, visitor, Wallets.id(wallet));
  }

  private static void each(Sql sql, String query, Consumer<Reservation> visitor, UUID id)
      throws SQLException {
    Gathering.<Building>each(
        sql,
        query,
        (row, current) -> Building.add(Wallets.read(row, 1), row, 3, current),
        building -> visitor.accept(building.build()),
        id);
  }

  static void insert(Sql sql, UUID wallet, Reservation made) throws SQLException {
    Lines.insert(sql, "reservation", made.id(), made.lines());
    if (!sql.insertMissing(
        """
        insert into fanfare_credit_reservation
          (id, wallet, amount, created_at, expires_at, state, settled, closed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        made.id(),
        wallet,
        made.amount(),
        made.createdAt(),
        made.expiresAt(),
        made.state(),
        made.settled(),
        made.closedAt())) {
      throw Lines.taken(made.id());
    }
  }

  static void update(Sql sql, List<Reservation> closed) throws SQLException {
    sql.updateAll(
        "fanfare_credit_reservation",
        Columns.of(closed)
            .id("id", Reservation::id)
            .text("state", Reservation::state)
            .number("settled", Reservation::settled)
            .instant("closed_at", Reservation::closedAt),
        1);
  }
}
