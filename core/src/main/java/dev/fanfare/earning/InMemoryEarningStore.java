package dev.fanfare.earning;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.InMemoryLog;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps sales, refunds and holds in memory. */
public final class InMemoryEarningStore implements EarningStore {
  private static final Comparator<AccountKey> BY_CREATOR =
      Comparator.comparing(AccountKey::creator)
          .thenComparing(key -> key.asset().code())
          .thenComparing(key -> key.asset().scale());
  private static final Comparator<HoldKey> BY_END =
      Comparator.comparing(HoldKey::availableAt).thenComparing(HoldKey::sale);

  /** No asset sorts before it: codes begin with a letter. */
  private static final Asset FIRST = new Asset("A", 0);

  private record AccountKey(CreatorId creator, Asset asset) {}

  private record HoldKey(Instant availableAt, String sale) {}

  /** One creator's holds in one asset by their end, and what was ever earned there. */
  private final class Book {
    final TreeMap<HoldKey, Long> rows = new TreeMap<>(BY_END);
    final InMemoryTable<HoldKey, Long> holds = new InMemoryTable<>(transactions, rows);
    final InMemoryLog<Line> lines = new InMemoryLog<>(transactions);
  }

  /**
   * A sale or, with a negative amount, a refund. A sale of which the creator earns nothing is a
   * line of 0.
   */
  private record Line(Instant at, RevenueSource source, long minor, boolean sale) {}

  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<String, Sale> sales;
  private final InMemoryTable<String, Refund> refunds;
  private final Map<String, InMemoryLog<Refund>> refundsBySale = new HashMap<>();
  private final InMemoryTable<SplitKey, RevenueSplit.Deficits> deficits;
  private final TreeMap<AccountKey, Book> books = new TreeMap<>(BY_CREATOR);

  public InMemoryEarningStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.sales = new InMemoryTable<>(transactions, new HashMap<>());
    this.refunds = new InMemoryTable<>(transactions, new HashMap<>());
    this.deficits = new InMemoryTable<>(transactions, new HashMap<>());
  }

  @Override
  public void addSales(List<Sale> added) {
    transactions.inTransaction(
        () -> {
          for (Sale sale : added) {
            if (!sales.add(sale.id(), sale)) {
              throw new DuplicateRevenueException("Sale", sale.id());
            }
            for (Sale.Part part : sale.parts()) {
              book(part.creator(), sale.gross().asset())
                  .lines
                  .append(new Line(sale.at(), sale.source(), part.earned().minor(), true));
            }
          }
        });
  }

  @Override
  public void addRefunds(List<Refund> added) {
    transactions.inTransaction(
        () -> {
          for (Refund refund : added) {
            if (!refunds.add(refund.id(), refund)) {
              throw new DuplicateRevenueException("Refund", refund.id());
            }
            refund.sale().ifPresent(sale -> refundLog(sale).append(refund));
            for (Refund.Part part : refund.parts()) {
              book(part.creator(), refund.gross().asset())
                  .lines
                  .append(
                      new Line(refund.at(), refund.source(), -part.clawedBack().minor(), false));
            }
          }
        });
  }

  @Override
  public Map<String, Sale> sales(Collection<String> ids) {
    return found(sales, ids);
  }

  @Override
  public Map<String, Refund> refunds(Collection<String> ids) {
    return found(refunds, ids);
  }

  private static <K, V> Map<K, V> found(InMemoryTable<K, V> table, Collection<K> ids) {
    Map<K, V> found = new LinkedHashMap<>();
    ids.forEach(id -> table.find(id).ifPresent(row -> found.put(id, row)));
    return found;
  }

  @Override
  public Map<String, Sale> lockSales(Collection<String> ids) {
    // Transactions run one at a time: the running one holds every sale.
    return sales(ids);
  }

  @Override
  public List<Refund> refundsOf(Collection<String> sales) {
    return transactions.read(
        () ->
            new LinkedHashSet<>(sales)
                .stream()
                    .map(refundsBySale::get)
                    .filter(Objects::nonNull)
                    .flatMap(log -> log.all().stream())
                    .toList());
  }

  private InMemoryLog<Refund> refundLog(String sale) {
    return refundsBySale.computeIfAbsent(sale, s -> new InMemoryLog<>(transactions));
  }

  @Override
  public Map<SplitKey, RevenueSplit.Deficits> lockDeficits(Collection<SplitKey> splits) {
    return found(deficits, splits);
  }

  @Override
  public void saveDeficits(Map<SplitKey, RevenueSplit.Deficits> values) {
    transactions.inTransaction(() -> values.forEach(deficits::put));
  }

  @Override
  public List<Hold> holdsOf(Collection<String> ids) {
    return transactions.read(
        () -> {
          List<Hold> found = new ArrayList<>();
          for (Sale sale : sales(ids).values()) {
            for (Sale.Part part : sale.parts()) {
              AccountKey account = new AccountKey(part.creator(), sale.gross().asset());
              HoldKey key = new HoldKey(sale.availableAt(), sale.id());
              Long held = rows(account).get(key);
              if (held != null) {
                found.add(hold(account, key, held));
              }
            }
          }
          return found;
        });
  }

  @Override
  public List<Hold> latestHolds(Map<Account, Long> sums) {
    return transactions.read(
        () -> {
          List<Hold> found = new ArrayList<>();
          sums.forEach(
              (account, sum) -> {
                AccountKey key = new AccountKey(CreatorId.of(account.owner()), account.asset());
                long left = sum;
                for (Map.Entry<HoldKey, Long> row : rows(key).descendingMap().entrySet()) {
                  if (left <= 0) {
                    break;
                  }
                  found.add(hold(key, row.getKey(), row.getValue()));
                  left -= row.getValue();
                }
              });
          return found;
        });
  }

  private NavigableMap<HoldKey, Long> rows(AccountKey account) {
    Book book = books.get(account);
    return book == null ? Collections.emptyNavigableMap() : book.rows;
  }

  private static Hold hold(AccountKey account, HoldKey key, long minor) {
    return new Hold(
        key.sale(), account.creator(), key.availableAt(), new Money(minor, account.asset()));
  }

  @Override
  public void saveHolds(HoldChanges changes) {
    transactions.inTransaction(
        () -> {
          changes.added().forEach(this::put);
          for (Hold hold : changes.changed()) {
            requireStored(hold);
            put(hold);
          }
          for (Hold hold : changes.ended()) {
            requireStored(hold);
            holds(hold).remove(key(hold));
          }
        });
  }

  private void put(Hold hold) {
    holds(hold).put(key(hold), hold.amount().minor());
  }

  private void requireStored(Hold hold) {
    if (holds(hold).find(key(hold)).isEmpty()) {
      throw new StaleHoldException(hold.toString());
    }
  }

  private InMemoryTable<HoldKey, Long> holds(Hold hold) {
    return book(hold.creator(), hold.amount().asset()).holds;
  }

  private static HoldKey key(Hold hold) {
    return new HoldKey(hold.availableAt(), hold.sale());
  }

  @Override
  public List<Account> due(Instant now, int limit) {
    return transactions.read(
        () ->
            books.entrySet().stream()
                .filter(entry -> isDue(entry.getValue(), now))
                .limit(limit)
                .map(entry -> Account.pending(entry.getKey().creator(), entry.getKey().asset()))
                .toList());
  }

  private static boolean isDue(Book book, Instant now) {
    return !book.rows.isEmpty() && !book.rows.firstKey().availableAt().isAfter(now);
  }

  @Override
  public List<Due> endHolds(Instant now, Collection<Account> accounts) {
    return transactions.inTransaction(
        () -> {
          List<Due> ended = new ArrayList<>();
          for (Account account : accounts) {
            CreatorId creator = CreatorId.of(account.owner());
            Book book = book(creator, account.asset());
            long sum = 0;
            while (isDue(book, now)) {
              sum = Math.addExact(sum, book.rows.firstEntry().getValue());
              book.holds.remove(book.rows.firstKey());
            }
            if (sum > 0) {
              ended.add(new Due(creator, new Money(sum, account.asset())));
            }
          }
          return ended;
        });
  }

  @Override
  public long held(CreatorId creator, Asset asset) {
    return transactions.read(
        () -> {
          Book book = books.get(new AccountKey(creator, asset));
          return book == null
              ? 0L
              : book.rows.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        });
  }

  @Override
  public List<Earned> earned(CreatorId creator, Instant from, Instant to) {
    return transactions.read(
        () -> {
          List<Earned> earned = new ArrayList<>();
          books(creator)
              .forEach(
                  (key, book) -> {
                    Map<RevenueSource, Long> sums = new TreeMap<>();
                    for (Line line : book.lines.all()) {
                      if (!line.at().isBefore(from) && line.at().isBefore(to)) {
                        sums.merge(line.source(), line.minor(), Math::addExact);
                      }
                    }
                    sums.forEach(
                        (source, sum) ->
                            earned.add(new Earned(source, new Money(sum, key.asset()))));
                  });
          return earned;
        });
  }

  @Override
  public Optional<Instant> firstSale(CreatorId creator) {
    return transactions.read(
        () ->
            books(creator).values().stream()
                .flatMap(book -> book.lines.all().stream())
                .filter(Line::sale)
                .map(Line::at)
                .min(Comparator.naturalOrder()));
  }

  @Override
  public void forEachTotal(Consumer<CreatorTotal> visitor) {
    List<CreatorTotal> totals =
        transactions.read(
            () ->
                books.entrySet().stream()
                    .filter(entry -> entry.getValue().lines.size() > 0)
                    .map(entry -> total(entry.getKey(), entry.getValue().lines.all()))
                    .toList());
    totals.forEach(visitor);
  }

  private static CreatorTotal total(AccountKey key, List<Line> lines) {
    long count = 0;
    long earned = 0;
    long clawedBack = 0;
    for (Line line : lines) {
      if (line.sale()) {
        count++;
        earned = Math.addExact(earned, line.minor());
      } else {
        clawedBack = Math.subtractExact(clawedBack, line.minor());
      }
    }
    return new CreatorTotal(
        key.creator(), count, new Money(earned, key.asset()), new Money(clawedBack, key.asset()));
  }

  @Override
  public void forEachSale(Consumer<Sale> visitor) {
    sales.all().forEach(visitor);
  }

  @Override
  public void forEachRefund(Consumer<Refund> visitor) {
    refunds.all().forEach(visitor);
  }

  private Book book(CreatorId creator, Asset asset) {
    return books.computeIfAbsent(new AccountKey(creator, asset), key -> new Book());
  }

  /** Returns a creator's books in every asset. */
  private NavigableMap<AccountKey, Book> books(CreatorId creator) {
    TreeMap<AccountKey, Book> own = new TreeMap<>(BY_CREATOR);
    for (Map.Entry<AccountKey, Book> entry :
        books.tailMap(new AccountKey(creator, FIRST), true).entrySet()) {
      if (!entry.getKey().creator().equals(creator)) {
        break;
      }
      own.put(entry.getKey(), entry.getValue());
    }
    return own;
  }
}
