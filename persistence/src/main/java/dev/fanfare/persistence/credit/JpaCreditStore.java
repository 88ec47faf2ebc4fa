package dev.fanfare.persistence.credit;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.credit.Charge;
import dev.fanfare.credit.CreditEntry;
import dev.fanfare.credit.CreditStore;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Grant;
import dev.fanfare.credit.Reservation;
import dev.fanfare.credit.Wallet;
import dev.fanfare.credit.WalletChange;
import dev.fanfare.credit.WalletState;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Wallets in {@code fanfare_credit_…}. On PostgreSQL a charge that one grant pays is one statement.
 */
public final class JpaCreditStore implements CreditStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(
          CreatorRow.class,
          WalletRow.class,
          GrantRow.class,
          ReservationRow.class,
          ReservationLineRow.class,
          ChargeRow.class,
          ChargeLineRow.class,
          EntryRow.class);

  private final Database database;

  public JpaCreditStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  @Override
  public WalletState find(Wallet wallet) {
    return database.sql(sql -> Wallets.state(sql, wallet));
  }

  @Override
  public WalletState lock(Wallet wallet) {
    return database.sql(sql -> Wallets.lock(sql, wallet));
  }

  @Override
  public List<CreditType> lock(CreatorId creator) {
    return database.sql(sql -> Wallets.lock(sql, creator));
  }

  @Override
  public List<CreditType> types(CreatorId creator) {
    return database.sql(sql -> Wallets.types(sql, creator));
  }

  @Override
  public void save(WalletChange change) {
    run(sql -> Changes.write(sql, change));
  }

  @Override
  public OptionalLong spend(Wallet wallet, long amount, UUID charge, Instant now) {
    return database.sql(
        sql ->
            switch (sql.dialect()) {
              case POSTGRESQL -> QuickSpend.onPostgres(sql, wallet, amount, charge, now);
              case H2 -> QuickSpend.onH2(sql, wallet, amount, charge, now);
            });
  }

  @Override
  public Optional<Reservation> reservation(UUID id) {
    return database.sql(sql -> Reservations.find(sql, id));
  }

  @Override
  public Optional<Charge> charge(UUID id) {
    return database.sql(sql -> Charges.find(sql, id));
  }

  @Override
  public List<Grant> grants(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : database.sql(sql -> Grants.find(sql, ids));
  }

  @Override
  public List<CreditEntry> entries(Wallet wallet, Instant from, Instant to) {
    return database.sql(sql -> Entries.between(sql, wallet, from, to));
  }

  @Override
  public Optional<CreditEntry> lastEntry(Wallet wallet, Instant before) {
    return database.sql(sql -> Entries.lastBefore(sql, wallet, before));
  }

  @Override
  public List<Wallet> due(Instant now, int limit) {
    return database.sql(sql -> Wallets.due(sql, now, limit));
  }

  @Override
  public void forEachWallet(Consumer<WalletState> visitor) {
    run(sql -> Wallets.each(sql, visitor));
  }

  @Override
  public void forEachGrant(Wallet wallet, Consumer<Grant> visitor) {
    run(sql -> Grants.each(sql, wallet, visitor));
  }

  @Override
  public void forEachReservation(Wallet wallet, Consumer<Reservation> visitor) {
    run(sql -> Reservations.each(sql, wallet, visitor));
  }

  @Override
  public void forEachCharge(Wallet wallet, Consumer<Charge> visitor) {
    run(sql -> Charges.each(sql, wallet, visitor));
  }

  @Override
  public void forEachEntry(Wallet wallet, Consumer<CreditEntry> visitor) {
    run(sql -> Entries.each(sql, wallet, visitor));
  }

  /** Work with SQL that returns nothing. */
  private interface Statements {
    void run(Sql sql) throws SQLException;
  }

  private void run(Statements statements) {
    database.sql(
        sql -> {
          statements.run(sql);
          return true;
        });
  }
}
