package dev.fanfare.persistence.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.EarningStore.Due;
import dev.fanfare.earning.EarningStore.Hold;
import dev.fanfare.earning.EarningStore.HoldChanges;
import dev.fanfare.earning.StaleHoldException;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Row;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Earnings on hold. */
final class Holds {
  private static final String SELECT =
      "select h.sale, h.creator, h.available_at, h.amount, h.asset, h.scale from fanfare_hold h ";

  private Holds() {}

  private static Hold hold(Row row) throws SQLException {
    return new Hold(
        row.text(1), CreatorId.of(row.text(2)), row.instant(3), row.money(4, row.asset(5)));
  }

  static List<Hold> ofSales(Sql sql, Collection<String> sales) throws SQLException {
    return sales.isEmpty()
        ? List.of()
        : sql.list(
            SELECT + "where h.sale = any(?)", Holds::hold, Param.array(ColumnType.TEXT, sales));
  }

  static List<Hold> latest(Sql sql, Map<Account, Long> sums) throws SQLException {
    if (sums.isEmpty()) {
      return List.of();
    }
    List<Map.Entry<Account, Long>> wanted = List.copyOf(sums.entrySet());
    if (sql.dialect() == Dialect.H2) {
      List<Hold> found = new ArrayList<>();
      for (Map.Entry<Account, Long> account : wanted) {
        found.addAll(latest(sql, account.getKey(), account.getValue()));
      }
      return found;
    }
    // What later holds sum to says whether this one is still needed.
    return sql.list(
        """
        select sale, creator, available_at, amount, asset, scale from (
          select h.*, u.wanted, sum(h.amount) over (
              partition by h.creator, h.asset, h.scale
              order by h.available_at desc, h.sale desc) - h.amount as later
          from %s join fanfare_hold h
            on h.creator = u.creator and h.asset = u.asset and h.scale = u.scale) held
        where later < wanted
        """
            .formatted(accounts(wanted).unnest("u")),
        Holds::hold,
        accounts(wanted).arrays());
  }

  private static Columns<Map.Entry<Account, Long>> accounts(List<Map.Entry<Account, Long>> sums) {
    return Columns.of(sums)
        .text("creator", entry -> entry.getKey().owner())
        .text("asset", entry -> entry.getKey().asset().code())
        .small("scale", entry -> entry.getKey().asset().scale())
        .number("wanted", Map.Entry::getValue);
  }

  private static List<Hold> latest(Sql sql, Account account, long wanted) throws SQLException {
    List<Hold> found = new ArrayList<>();
    long[] left = {wanted};
    sql.each(
        SELECT
            + """
            where h.creator = ? and h.asset = ? and h.scale = ?
            order by h.available_at desc, h.sale desc
            """,
        row -> {
          if (left[0] > 0) {
            Hold hold = hold(row);
            left[0] -= hold.amount().minor();
            found.add(hold);
          }
        },
        account.owner(),
        account.asset().code(),
        account.asset().scale());
    return found;
  }

  static void save(Sql sql, HoldChanges changes) throws SQLException {
    sql.insert(
        "fanfare_hold",
        key(changes.added())
            .text("asset", hold -> hold.amount().asset().code())
            .small("scale", hold -> hold.amount().asset().scale())
            .instant("available_at", Hold::availableAt)
            .number("amount", hold -> hold.amount().minor()));
    int changed =
        sql.updateAll(
            "fanfare_hold",
            key(changes.changed()).number("amount", hold -> hold.amount().minor()),
            2);
    requireAll("changed", changes.changed(), changed);
    requireAll("ended", changes.ended(), sql.deleteAll("fanfare_hold", key(changes.ended())));
  }

  private static Columns<Hold> key(List<Hold> holds) {
    return Columns.of(holds).text("sale", Hold::sale).text("creator", h -> h.creator().value());
  }

  private static void requireAll(String verb, List<Hold> holds, int found) {
    if (found != holds.size()) {
      throw new StaleHoldException(
          "%d were to be %s, %d are there".formatted(holds.size(), verb, found));
    }
  }

  static List<Account> due(Sql sql, Instant now, int limit) throws SQLException {
    return sql.list(
        """
        select creator, asset, scale from fanfare_hold where available_at <= ?
        group by creator, asset, scale order by creator, asset, scale limit ?
        """,
        row -> Account.pending(CreatorId.of(row.text(1)), row.asset(2)),
        now,
        limit);
  }

  static List<Due> end(Sql sql, Instant now, Collection<Account> accounts) throws SQLException {
    List<Account> given = List.copyOf(accounts);
    if (given.isEmpty()) {
      return List.of();
    }
    Map<Account, Long> ended =
        sql.dialect() == Dialect.H2 ? endEach(sql, now, given) : endAll(sql, now, given);
    List<Due> sums = new ArrayList<>();
    for (Account account : given) {
      Long sum = ended.get(account);
      if (sum != null) {
        sums.add(new Due(CreatorId.of(account.owner()), new Money(sum, account.asset())));
      }
    }
    return sums;
  }

  private static Map<Account, Long> endAll(Sql sql, Instant now, List<Account> accounts)
      throws SQLException {
    Columns<Account> columns =
        Columns.of(accounts)
            .text("creator", Account::owner)
            .text("asset", account -> account.asset().code())
            .small("scale", account -> account.asset().scale())
            .instant("now", account -> now);
    Map<Account, Long> ended = new HashMap<>();
    // The times are compared behind the accounts, or PostgreSQL may read everything that is due for
    // each account: after all holds have ended it thinks for a while that there are none.
    sql.each(
        """
        with ended as (
          delete from fanfare_hold h using %s
          where h.creator = u.creator and h.asset = u.asset and h.scale = u.scale
            and (h.creator, h.asset, h.scale, h.available_at)
              <= (u.creator collate "C", u.asset collate "C", u.scale, u.now)
          returning h.creator, h.asset, h.scale, h.amount)
        select creator, asset, scale, sum(amount) from ended group by creator, asset, scale
        """
            .formatted(columns.unnest("u")),
        row -> {
          Asset asset = row.asset(2);
          ended.put(Account.pending(CreatorId.of(row.text(1)), asset), row.exactNumber(4));
        },
        columns.arrays());
    return ended;
  }

  private static Map<Account, Long> endEach(Sql sql, Instant now, List<Account> accounts)
      throws SQLException {
    String due =
        "from fanfare_hold where creator = ? and asset = ? and scale = ? and available_at <= ?";
    Map<Account, Long> ended = new HashMap<>();
    for (Account account : accounts) {
      Object[] values = {account.owner(), account.asset().code(), account.asset().scale(), now};
      // The account is locked: between the two statements nobody adds or ends a hold of it.
      long sum =
          sql.first("select coalesce(sum(amount), 0) " + due, row -> row.exactNumber(1), values)
              .orElse(0L);
      if (sum > 0) {
        sql.update("delete " + due, values);
        ended.put(account, sum);
      }
    }
    return ended;
  }

  static long sum(Sql sql, CreatorId creator, Asset asset) throws SQLException {
    return sql.first(
            """
            select coalesce(sum(amount), 0) from fanfare_hold
            where creator = ? and asset = ? and scale = ?
            """,
            row -> row.exactNumber(1),
            creator.value(),
            asset.code(),
            asset.scale())
        .orElse(0L);
  }
}
