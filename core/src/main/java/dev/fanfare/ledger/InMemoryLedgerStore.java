package dev.fanfare.ledger;

import dev.fanfare.event.InMemoryLog;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.money.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps the ledger in memory: about 0.4 kB for a transaction of two lines. */
public final class InMemoryLedgerStore implements LedgerStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryLog<Transaction> log;
  private final InMemoryTable<UUID, Transaction> byId;
  private final Map<TransactionKind, InMemoryTable<String, Transaction>> byKey;
  private final Map<Account, Book> books = new HashMap<>();

  /** The creators' books again, in the accounts' order. */
  private final TreeMap<Account, Book> sorted = new TreeMap<>();

  /**
   * One account's balance and, of a creator's account, its lines, oldest recorded first. An account
   * of the platform is in nearly every transaction: its lines are looked up in the log when
   * somebody asks, which saves a third of the memory.
   */
  private static final class Book {
    final Account account;
    final InMemoryLog<Line> lines;
    long balance;
    long size;

    Book(Account account, InMemoryUnitOfWork transactions) {
      this.account = account;
      this.lines = new InMemoryLog<>(transactions);
    }
  }

  /** A line of a book: the transaction and which of its lines. */
  private record Line(Transaction transaction, int line, long balanceAfter) {
    long delta(Account account) {
      return Transfers.delta(transaction.lines().get(line), account);
    }
  }

  public InMemoryLedgerStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.log = new InMemoryLog<>(transactions);
    this.byId = new InMemoryTable<>(transactions, new HashMap<>());
    this.byKey = new EnumMap<>(TransactionKind.class);
    for (TransactionKind kind : TransactionKind.values()) {
      byKey.put(kind, new InMemoryTable<>(transactions, new HashMap<>()));
    }
  }

  @Override
  public Map<Account, Long> lock(Collection<Account> accounts) {
    // Transactions run one at a time: the running one holds every account.
    Map<Account, Long> balances = new HashMap<>();
    accounts.forEach(account -> balances.put(account, balance(account)));
    return balances;
  }

  @Override
  public void append(List<Transaction> added) {
    transactions.inTransaction(() -> added.forEach(this::append));
  }

  private void append(Transaction transaction) {
    if (!table(transaction.kind()).add(transaction.key(), transaction)
        || !byId.add(transaction.id(), transaction)) {
      throw new DuplicateTransactionException(transaction);
    }
    log.append(transaction);
    for (int i = 0; i < transaction.lines().size(); i++) {
      Transfer transfer = transaction.lines().get(i);
      post(transfer.debit(), transaction, i, -transfer.amount().minor());
      post(transfer.credit(), transaction, i, transfer.amount().minor());
    }
  }

  private void post(Account account, Transaction transaction, int line, long delta) {
    Book book = books.computeIfAbsent(account, this::opened);
    long before = book.balance;
    long after = Math.addExact(before, delta);
    if (!account.kind().allows(after)) {
      throw new OverdraftException(account, before, delta);
    }
    transactions.onRollback(
        () -> {
          book.balance = before;
          book.size--;
        });
    book.balance = after;
    book.size++;
    if (account.kind().ofCreator()) {
      book.lines.append(new Line(transaction, line, after));
    }
  }

  private Book opened(Account account) {
    Book book = new Book(account, transactions);
    if (account.kind().ofCreator()) {
      sorted.put(account, book);
    }
    return book;
  }

  @Override
  public Optional<Transaction> find(UUID transaction) {
    return byId.find(transaction);
  }

  @Override
  public Optional<Transaction> find(TransactionKind kind, String key) {
    return table(kind).find(key);
  }

  private InMemoryTable<String, Transaction> table(TransactionKind kind) {
    InMemoryTable<String, Transaction> table = byKey.get(kind);
    if (table == null) {
      throw new IllegalStateException("no table of " + kind);
    }
    return table;
  }

  @Override
  public long balance(Account account) {
    return transactions.read(
        () -> {
          Book book = books.get(account);
          return book == null ? 0L : book.balance;
        });
  }

  @Override
  public long balanceAt(Account account, Instant at) {
    return transactions.read(
        () ->
            lines(account).stream()
                .filter(line -> !line.transaction().at().isAfter(at))
                .mapToLong(line -> line.delta(account))
                .reduce(0, Math::addExact));
  }

  @Override
  public List<Account> accountsWithBalanceAtLeast(
      AccountKind kind, Asset asset, long min, Optional<Account> after, int limit) {
    return transactions.read(
        () ->
            after.map(last -> sorted.tailMap(last, false)).orElse(sorted).values().stream()
                .filter(book -> book.account.kind() == kind && book.account.asset().equals(asset))
                .filter(book -> book.balance >= min)
                .limit(limit)
                .map(book -> book.account)
                .toList());
  }

  @Override
  public Optional<Instant> firstEntryAt(Account account) {
    return transactions.read(
        () ->
            lines(account).stream()
                .map(line -> line.transaction().at())
                .min(Comparator.naturalOrder()));
  }

  @Override
  public List<Entry> entries(Account account, Instant from, Instant to) {
    return transactions.read(
        () ->
            lines(account).stream()
                .filter(line -> within(line.transaction().at(), from, to))
                .sorted(Comparator.comparing(line -> line.transaction().at()))
                .map(
                    line ->
                        new Entry(
                            line.transaction().at(),
                            line.transaction().id(),
                            line.transaction().kind(),
                            line.transaction().reference(),
                            line.delta(account)))
                .toList());
  }

  @Override
  public Map<Account, Long> sums(
      AccountKind account, Collection<TransactionKind> kinds, Instant from, Instant to) {
    Set<TransactionKind> counted =
        kinds.isEmpty() ? EnumSet.allOf(TransactionKind.class) : EnumSet.copyOf(kinds);
    return transactions.read(
        () -> {
          Map<Account, Long> sums = new TreeMap<>();
          for (Book book : books.values()) {
            if (book.account.kind() == account) {
              for (Line line : lines(book.account)) {
                if (counted.contains(line.transaction().kind())
                    && within(line.transaction().at(), from, to)) {
                  sums.merge(book.account, line.delta(book.account), Math::addExact);
                }
              }
            }
          }
          return sums;
        });
  }

  @Override
  public void forEachAccount(BalanceVisitor visitor) {
    Map<Account, Long> balances =
        transactions.read(
            () -> {
              Map<Account, Long> used = new TreeMap<>();
              books.values().stream()
                  .filter(book -> book.size > 0)
                  .forEach(book -> used.put(book.account, book.balance));
              return used;
            });
    balances.forEach(visitor::visit);
  }

  @Override
  public void forEachTransaction(Consumer<Transaction> visitor) {
    log.all().forEach(visitor);
  }

  @Override
  public void forEachPosting(Account account, Consumer<Posting> visitor) {
    if (!account.kind().ofCreator()) {
      return;
    }
    List<Line> lines = transactions.read(() -> new ArrayList<>(lines(account)));
    long before = 0;
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      visitor.accept(
          new Posting(
              account,
              i + 1,
              line.transaction().id(),
              line.line(),
              line.transaction().at(),
              line.delta(account),
              before,
              line.balanceAfter()));
      before = line.balanceAfter();
    }
  }

  private List<Line> lines(Account account) {
    Book book = books.get(account);
    if (book == null) {
      return List.of();
    }
    return account.kind().ofCreator() ? book.lines.all() : linesInLog(account);
  }

  private List<Line> linesInLog(Account account) {
    List<Line> lines = new ArrayList<>();
    long balance = 0;
    for (Transaction transaction : log.all()) {
      for (int i = 0; i < transaction.lines().size(); i++) {
        Transfer transfer = transaction.lines().get(i);
        if (account.equals(transfer.debit()) || account.equals(transfer.credit())) {
          balance += Transfers.delta(transfer, account);
          lines.add(new Line(transaction, i, balance));
        }
      }
    }
    return lines;
  }

  private static boolean within(Instant at, Instant from, Instant to) {
    return !at.isBefore(from) && at.isBefore(to);
  }
}
