package dev.fanfare.persistence.ledger;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.money.Asset;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Looks things up in the ledger. A creator's account is read by its chain; one of the platform by
 * the transfers of the time asked for.
 */
final class LedgerQueries {
  /** The lines of platform accounts: each transfer from both of its sides. */
  private static final String SIDES =
      """
      (select l.txn, l.line, l.debit as account, -l.amount as delta from fanfare_transfer l
       union all
       select l.txn, l.line, l.credit, l.amount from fanfare_transfer l)
      """;

  private final Database database;

  LedgerQueries(Database database) {
    this.database = database;
  }

  long balance(Account account) {
    UUID id = AccountIds.of(account);
    return database.sql(
        sql ->
            account.kind().ofCreator()
                ? sql.first(
                        "select balance from fanfare_account where id = ?", LedgerQueries::sum, id)
                    .orElse(0L)
                : sql.first(
                        """
                        select coalesce(sum(case when debit = ? then -amount else amount end), 0)
                        from fanfare_transfer where debit = ? or credit = ?
                        """,
                        LedgerQueries::sum,
                        id,
                        id,
                        id)
                    .orElse(0L));
  }

  long balanceAt(Account account, Instant at) {
    UUID id = AccountIds.of(account);
    return database.sql(
        sql ->
            account.kind().ofCreator()
                ? sql.first(
                        "select coalesce(sum(delta), 0) from fanfare_posting where account = ? and at <= ?",
                        LedgerQueries::sum,
                        id,
                        at)
                    .orElse(0L)
                : sql.first(
                        """
                        select coalesce(sum(case when l.debit = ? then -l.amount else l.amount end), 0)
                        from fanfare_transaction x join fanfare_transfer l on l.txn = x.id
                        where x.at <= ? and (l.debit = ? or l.credit = ?)
                        """,
                        LedgerQueries::sum,
                        id,
                        at,
                        id,
                        id)
                    .orElse(0L));
  }

  /** A sum of minor units, which the database counts without a bound. */
  private static long sum(Row row) throws SQLException {
    return row.exactNumber(1);
  }

  List<Account> accountsWithBalanceAtLeast(
      AccountKind kind, Asset asset, long min, Optional<Account> after, int limit) {
    return database.sql(
        sql ->
            sql.list(
                """
                select owner from fanfare_account
                where kind = ? and asset = ? and scale = ? and owner > ? and balance >= ? and seq > 0
                order by owner limit ?
                """,
                row -> new Account(kind, row.text(1), asset),
                kind,
                asset.code(),
                asset.scale(),
                after.map(Account::owner).orElse(""),
                min,
                limit));
  }

  Optional<Instant> firstEntryAt(Account account) {
    UUID id = AccountIds.of(account);
    return database.sql(
        sql ->
            account.kind().ofCreator()
                ? sql.first(
                    """
                    select at from fanfare_posting where account = ? and at is not null
                    order by at limit 1
                    """,
                    row -> row.instant(1),
                    id)
                : sql.first(
                    """
                    select x.at from fanfare_transaction x join fanfare_transfer l on l.txn = x.id
                    where l.debit = ? or l.credit = ? order by x.at limit 1
                    """,
                    row -> row.instant(1),
                    id,
                    id));
  }

  List<LedgerStore.Entry> entries(Account account, Instant from, Instant to) {
    UUID id = AccountIds.of(account);
    return database.sql(
        sql ->
            account.kind().ofCreator()
                ? sql.list(
                    """
                    select p.at, p.txn, x.kind, x.reference, p.delta
                    from fanfare_posting p join fanfare_transaction x on x.id = p.txn
                    where p.account = ? and p.at >= ? and p.at < ? order by p.at, p.seq
                    """,
                    LedgerQueries::entry,
                    id,
                    from,
                    to)
                : sql.list(
                    """
                    select x.at, x.id, x.kind, x.reference,
                      case when l.debit = ? then -l.amount else l.amount end
                    from fanfare_transaction x join fanfare_transfer l on l.txn = x.id
                    where x.at >= ? and x.at < ? and (l.debit = ? or l.credit = ?)
                    order by x.at, x.recorded, l.line
                    """,
                    LedgerQueries::entry,
                    id,
                    from,
                    to,
                    id,
                    id));
  }

  private static LedgerStore.Entry entry(Row row) throws SQLException {
    return new LedgerStore.Entry(
        row.instant(1),
        row.id(2),
        row.constant(3, TransactionKind.class),
        row.text(4),
        row.number(5));
  }

  Map<Account, Long> sums(
      AccountKind kind, Collection<TransactionKind> kinds, Instant from, Instant to) {
    Collection<TransactionKind> counted =
        kinds.isEmpty() ? Arrays.asList(TransactionKind.values()) : kinds;
    return database.sql(
        sql -> {
          Map<Account, Long> sums = new TreeMap<>();
          sql.each(
              """
              select a.owner, a.asset, a.scale, sum(s.delta)
              from fanfare_transaction x join %s s on s.txn = x.id
                join fanfare_account a on a.id = s.account
              where x.at >= ? and x.at < ? and x.kind = any(?) and a.kind = ?
              group by a.owner, a.asset, a.scale
              """
                  .formatted(SIDES),
              row -> sums.put(new Account(kind, row.text(1), row.asset(2)), row.exactNumber(4)),
              from,
              to,
              Param.array(ColumnType.TEXT, counted),
              kind);
          return sums;
        });
  }
}
