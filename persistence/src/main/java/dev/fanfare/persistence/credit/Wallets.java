package dev.fanfare.persistence.credit;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.Allowance;
import dev.fanfare.credit.CreditEntry;
import dev.fanfare.credit.CreditPeriod;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Grant;
import dev.fanfare.credit.Rollover;
import dev.fanfare.credit.Wallet;
import dev.fanfare.credit.WalletState;
import dev.fanfare.event.DerivedId;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rows of {@code fanfare_credit_wallet}, alone and with all that is alive in them. */
final class Wallets {
  /**
   * A wallet with its active grants and open reservations, all as of one moment because it is one
   * statement: a row for each grant, then a row for each line of each reservation.
   */
  private static final String STATES =
      """
      select w.creator, w.credit_type, w.changed_at, w.last_entry,
        w.allowance, w.allowance_priority, w.allowance_anchor, w.allowance_zone,
        w.allowance_rollover, w.allowance_policy,
        w.period, w.period_start, w.period_end, w.period_allowed, w.period_carried,
        w.period_granted, w.period_used, %s, %s
      from fanfare_credit_wallet w
      cross join (values (0), (1)) part(part)
      left join fanfare_credit_grant g on part.part = 0 and g.active_wallet = w.id
      left join fanfare_credit_reservation r on part.part = 1 and r.open_wallet = w.id
      left join fanfare_credit_reservation_line l on l.reservation = r.id
      """
          .formatted(Grants.COLUMNS, Reservations.COLUMNS);

  static final String STATE =
      STATES + "where w.id = ? and w.changed_at is not null order by r.id, l.upto";

  static final String ALL =
      STATES
          + "where w.changed_at is not null order by w.creator, w.credit_type, w.id, r.id, l.upto";

  static final String LOCK =
      "select w.changed_at from fanfare_credit_wallet w where w.id = ? for update";

  static final String DUE =
      """
      select w.creator, w.credit_type from fanfare_credit_wallet w where w.next_due <= ?
      order by w.next_due, w.creator, w.credit_type limit ?
      """;

  static final String TYPES =
      """
      select w.credit_type from fanfare_credit_wallet w
      where w.creator = ? and w.changed_at is not null order by w.credit_type
      """;

  static final String LOCK_CREATOR =
      "select c.creator from fanfare_credit_creator c where c.creator = ? for update";

  private static final int GRANT = 18;
  private static final int RESERVATION = 28;

  private Wallets() {}

  /** Returns the key of a wallet's row. */
  static UUID id(Wallet wallet) {
    return DerivedId.of(wallet.creator().value(), "wallet/" + wallet.type().code());
  }

  /** Returns the wallet whose creator and type begin at a place. */
  static Wallet read(Row row, int from) throws SQLException {
    return new Wallet(CreatorId.of(row.text(from)), CreditType.of(row.text(from + 1)));
  }

  /** A wallet's state, row by row. */
  private static final class Building {
    private final Wallet wallet;
    private final Instant time;
    private final long lastEntry;
    private final @Nullable Allowance allowance;
    private final CreditPeriod period;
    private final List<Grant> grants = new ArrayList<>();
    private final List<Reservations.Building> reservations = new ArrayList<>(1);

    private Building(Wallet wallet, Row row) throws SQLException {
      this.wallet = wallet;
      this.time = row.instant(3);
      this.lastEntry = row.number(4);
      this.allowance = row.numberOrNull(5) == null ? null : allowance(row);
      this.period =
          new CreditPeriod(
              row.number(11),
              row.instant(12),
              row.instantOrNull(13),
              row.number(14),
              row.number(15),
              row.number(16),
              row.number(17));
    }

    private static Allowance allowance(Row row) throws SQLException {
      return new Allowance(
          row.number(5),
          row.integer(6),
          row.instant(7),
          ZoneId.of(row.text(8)),
          new Rollover(row.number(9)),
          row.text(10));
    }

    private static Building add(Row row, @Nullable Building current) throws SQLException {
      Wallet wallet = Wallets.read(row, 1);
      Building building =
          current != null && current.wallet.equals(wallet) ? current : new Building(wallet, row);
      if (row.idOrNull(GRANT) != null) {
        building.grants.add(Grants.read(wallet, row, GRANT));
      } else if (row.idOrNull(RESERVATION) != null) {
        building.addReservation(row);
      }
      return building;
    }

    private void addReservation(Row row) throws SQLException {
      Reservations.Building last =
          reservations.isEmpty() ? null : reservations.get(reservations.size() - 1);
      Reservations.Building next = Reservations.Building.add(wallet, row, RESERVATION, last);
      if (next != last) {
        reservations.add(next);
      }
    }

    private WalletState build() {
      return new WalletState(
          wallet,
          time,
          lastEntry,
          grants,
          reservations.stream().map(Reservations.Building::build).toList(),
          allowance,
          period);
    }
  }

  /** Returns the state of a wallet, the empty one if it never changed. */
  static WalletState state(Sql sql, Wallet wallet) throws SQLException {
    List<WalletState> found = new ArrayList<>(1);
    each(sql, STATE, found::add, id(wallet));
    return found.isEmpty() ? WalletState.empty(wallet) : found.get(0);
  }

  static void each(Sql sql, Consumer<WalletState> visitor) throws SQLException {
    each(sql, ALL, visitor);
  }

  private static void each(
      Sql sql, String query, Consumer<WalletState> visitor, @Nullable Object... values)
      throws SQLException {
    Gathering.<Building>each(
        sql, query, Building::add, building -> visitor.accept(building.build()), values);
  }

  /** Locks a wallet's row, made if there is none, and returns the state as of then. */
  static WalletState lock(Sql sql, Wallet wallet) throws SQLException {
    UUID id = id(wallet);
    Optional<Boolean> changed = lockRow(sql, id);
    if (changed.isEmpty()
        && !sql.insertMissing(
            "insert into fanfare_credit_wallet (id, creator, credit_type) values (?, ?, ?)",
            id,
            wallet.creator().value(),
            wallet.type().code())) {
      // Another transaction has made it in the meantime.
      changed = lockRow(sql, id);
    }
    // What is read before the lock is held may be older than what the lock was waited for.
    return changed.orElse(false) ? state(sql, wallet) : WalletState.empty(wallet);
  }

  private static Optional<Boolean> lockRow(Sql sql, UUID id) throws SQLException {
    return sql.first(LOCK, row -> row.instantOrNull(1) != null, id);
  }

  /** Locks a creator, known or not, and returns the types as of then. */
  static List<CreditType> lock(Sql sql, CreatorId creator) throws SQLException {
    if (!lockCreator(sql, creator)
        && !sql.insertMissing(
            "insert into fanfare_credit_creator (creator) values (?)", creator.value())) {
      lockCreator(sql, creator);
    }
    return types(sql, creator);
  }

  private static boolean lockCreator(Sql sql, CreatorId creator) throws SQLException {
    return sql.first(LOCK_CREATOR, row -> true, creator.value()).isPresent();
  }

  static List<CreditType> types(Sql sql, CreatorId creator) throws SQLException {
    return sql.list(TYPES, row -> CreditType.of(row.text(1)), creator.value());
  }

  static List<Wallet> due(Sql sql, Instant now, int limit) throws SQLException {
    return sql.list(DUE, row -> read(row, 1), now, limit);
  }

  /**
   * Stores a state in its row.
   *
   * @param entries the lines that led to it, stored already
   */
  static void update(Sql sql, WalletState after, List<CreditEntry> entries) throws SQLException {
    Allowance allowance = after.allowance();
    CreditPeriod period = after.period();
    Grant first = first(after);
    sql.update(
        """
        update fanfare_credit_wallet
        set changed_at = ?, available = ?, reserved = ?, last_entry = ?,
          last_at = coalesce(?, last_at), next_due = ?, first_grant = ?, first_left = ?,
          allowance = ?, allowance_priority = ?, allowance_anchor = ?, allowance_zone = ?,
          allowance_rollover = ?, allowance_policy = ?,
          period = ?, period_start = ?, period_end = ?, period_allowed = ?, period_carried = ?,
          period_granted = ?, period_used = ?
        where id = ?
        """,
        after.time(),
        after.available(),
        after.reserved(),
        after.lastEntry() == 0 ? null : after.lastEntry(),
        entries.isEmpty() ? null : entries.get(entries.size() - 1).at(),
        after.nextDue().orElse(null),
        first == null ? null : first.id(),
        first == null ? null : first.remaining(),
        allowance == null ? null : allowance.monthly(),
        allowance == null ? null : allowance.priority(),
        allowance == null ? null : allowance.anchor(),
        allowance == null ? null : allowance.zone().getId(),
        allowance == null ? null : allowance.rollover().limit(),
        allowance == null ? null : allowance.policyVersion(),
        period.number(),
        period.start(),
        period.end(),
        period.allowed(),
        period.carried(),
        period.granted(),
        period.used(),
        id(after.wallet()));
  }

  /** Stores which grant is first now, and what falls due, after one was used up. */
  static void updateFirst(Sql sql, WalletState after) throws SQLException {
    Grant first = first(after);
    sql.update(
        "update fanfare_credit_wallet set next_due = ?, first_grant = ?, first_left = ? where id = ?",
        after.nextDue().orElse(null),
        first == null ? null : first.id(),
        first == null ? null : first.remaining(),
        id(after.wallet()));
  }

  /** Returns the grant that {@link WalletState#firstGrantPays} asks. */
  private static @Nullable Grant first(WalletState state) {
    for (Grant grant : state.grants()) {
      if (grant.remaining() > 0 && grant.effectiveBy(state.time())) {
        return grant;
      }
    }
    return null;
  }
}
