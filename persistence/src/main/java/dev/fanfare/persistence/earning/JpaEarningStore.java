package dev.fanfare.persistence.earning;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.CreatorTotal;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.earning.Refund;
import dev.fanfare.earning.Sale;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Asset;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Sales, refunds and holds in {@code fanfare_sale}, {@code fanfare_refund}, {@code fanfare_hold}
 * and the tables of their parts.
 */
public final class JpaEarningStore implements EarningStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(
          SaleRow.class,
          SalePartRow.class,
          RefundRow.class,
          RefundPartRow.class,
          HoldRow.class,
          SplitDeficitRow.class);

  private final Database database;

  public JpaEarningStore(Database database) {
    this.database = requireNonNull(database, "database");
  }

  /** Work that returns nothing. */
  private interface Change {
    void run(Sql sql) throws SQLException;
  }

  private void change(Change change) {
    database.sql(
        sql -> {
          change.run(sql);
          return true;
        });
  }

  @Override
  public void addSales(List<Sale> sales) {
    if (!sales.isEmpty()) {
      change(sql -> Sales.add(sql, sales));
    }
  }

  @Override
  public void addRefunds(List<Refund> refunds) {
    if (!refunds.isEmpty()) {
      change(sql -> Refunds.add(sql, refunds));
    }
  }

  @Override
  public Map<String, Sale> sales(Collection<String> ids) {
    return ids.isEmpty() ? Map.of() : database.sql(sql -> Sales.find(sql, ids));
  }

  @Override
  public Map<String, Refund> refunds(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    Map<String, Refund> found = new HashMap<>();
    refunds("t.id = any(?)", ids).forEach(refund -> found.put(refund.id(), refund));
    return found;
  }

  @Override
  public Map<String, Sale> lockSales(Collection<String> ids) {
    return ids.isEmpty() ? Map.of() : database.sql(sql -> Sales.lock(sql, ids));
  }

  @Override
  public List<Refund> refundsOf(Collection<String> sales) {
    return sales.isEmpty() ? List.of() : refunds("t.sale = any(?)", sales);
  }

  private List<Refund> refunds(String condition, Collection<String> ids) {
    return database.sql(sql -> Refunds.find(sql, condition, Param.array(ColumnType.TEXT, ids)));
  }

  @Override
  public Map<SplitKey, RevenueSplit.Deficits> lockDeficits(Collection<SplitKey> splits) {
    return splits.isEmpty() ? Map.of() : database.sql(sql -> Deficits.lock(sql, splits));
  }

  @Override
  public void saveDeficits(Map<SplitKey, RevenueSplit.Deficits> deficits) {
    if (!deficits.isEmpty()) {
      change(sql -> Deficits.save(sql, deficits));
    }
  }

  @Override
  public List<Hold> holdsOf(Collection<String> sales) {
    return sales.isEmpty() ? List.of() : database.sql(sql -> Holds.ofSales(sql, sales));
  }

  @Override
  public List<Hold> latestHolds(Map<Account, Long> sums) {
    return sums.isEmpty() ? List.of() : database.sql(sql -> Holds.latest(sql, sums));
  }

  @Override
  public void saveHolds(HoldChanges changes) {
    if (!changes.isEmpty()) {
      change(sql -> Holds.save(sql, changes));
    }
  }

  @Override
  public List<Account> due(Instant now, int limit) {
    return database.sql(sql -> Holds.due(sql, now, limit));
  }

  @Override
  public List<Due> endHolds(Instant now, Collection<Account> accounts) {
    return accounts.isEmpty() ? List.of() : database.sql(sql -> Holds.end(sql, now, accounts));
  }

  @Override
  public long held(CreatorId creator, Asset asset) {
    return database.sql(sql -> Holds.sum(sql, creator, asset));
  }

  @Override
  public List<Earned> earned(CreatorId creator, Instant from, Instant to) {
    return database.sql(sql -> Totals.earned(sql, creator, from, to));
  }

  @Override
  public Optional<Instant> firstSale(CreatorId creator) {
    return database.sql(sql -> Totals.firstSale(sql, creator));
  }

  @Override
  public void forEachTotal(Consumer<CreatorTotal> visitor) {
    change(sql -> Totals.forEach(sql, visitor));
  }

  @Override
  public void forEachSale(Consumer<Sale> visitor) {
    change(sql -> Sales.forEach(sql, visitor));
  }

  @Override
  public void forEachRefund(Consumer<Refund> visitor) {
    change(sql -> Refunds.forEach(sql, visitor));
  }
}
