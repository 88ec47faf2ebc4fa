package dev.fanfare.persistence.credit;

import dev.fanfare.credit.Allocation;
import dev.fanfare.credit.Charge;
import dev.fanfare.credit.Wallet;
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

/** Rows of {@code fanfare_credit_charge} with their lines. */
final class Charges {
  private static final String TABLES =
      """
      select w.creator, w.credit_type, c.id, c.amount, c.at, c.reservation, c.refunded,
        l.upto, l.prev, l.grant_id
      from fanfare_credit_charge c
      join fanfare_credit_wallet w on w.id = c.wallet
      left join fanfare_credit_charge_line l on l.charge = c.id
      """;

  static final String BY_ID = TABLES + "where c.id = ? order by l.upto";
  static final String OF_WALLET = TABLES + "where c.wallet = ? order by c.id, l.upto";

  private Charges() {}

  /** A charge, line by line. */
  private static final class Building {
    private final UUID id;
    private final Wallet wallet;
    private final long amount;
    private final Instant at;
    private final @Nullable UUID reservation;
    private final long refunded;
    private final List<Allocation> lines = new ArrayList<>(1);

    private Building(Row row) throws SQLException {
      this.wallet = Wallets.read(row, 1);
      this.id = row.id(3);
      this.amount = row.number(4);
      this.at = row.instant(5);
      this.reservation = row.idOrNull(6);
      this.refunded = row.number(7);
    }

    private static Building add(Row row, @Nullable Building current) throws SQLException {
      Building building =
          current != null && current.id.equals(row.id(3)) ? current : new Building(row);
      Lines.read(row, 8, building.lines);
      return building;
    }

    private Charge build() {
      return new Charge(id, wallet, amount, lines, at, reservation, refunded);
    }
  }

  static Optional<Charge> find(Sql sql, UUID id) throws SQLException {
    List<Charge> found = new ArrayList<>(1);
    each(sql, BY_ID, found::add, id);
    return found.stream().findFirst();
  }

  static void each(Sql sql, Wallet wallet, Consumer<Charge> visitor) throws SQLException {
    each(sql, OF_WALLET, visitor, Wallets.id(wallet));
  }

  private static void each(Sql sql, String query, Consumer<Charge> visitor, UUID id)
      throws SQLException {
    Gathering.<Building>each(
        sql, query, Building::add, building -> visitor.accept(building.build()), id);
  }

  /** Stores a new charge; the reservation that it settles says so already. */
  static void insert(Sql sql, UUID wallet, Charge made) throws SQLException {
    Lines.insert(sql, "charge", made.id(), made.lines());
    if (!sql.insertMissing(
        """
        insert into fanfare_credit_charge (id, wallet, amount, at, reservation, refunded)
        values (?, ?, ?, ?, ?, ?)
        """,
        made.id(),
        wallet,
        made.amount(),
        made.at(),
        made.reservation(),
        made.refunded())) {
      throw Lines.taken(made.id());
    }
  }

  static void refund(Sql sql, Charge refunded) throws SQLException {
    sql.update(
        "update fanfare_credit_charge set refunded = ? where id = ?",
        refunded.refunded(),
        refunded.id());
  }
}
