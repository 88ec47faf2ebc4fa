package dev.fanfare.persistence.ledger;

import dev.fanfare.ledger.Account;
import dev.fanfare.persistence.StorageException;
import dev.fanfare.persistence.internal.ColumnType;
import dev.fanfare.persistence.internal.Columns;
import dev.fanfare.persistence.internal.Param;
import dev.fanfare.persistence.internal.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts that one transaction works with: those of creators locked, with their balances as
 * this transaction has left them. Nobody else changes a locked account, so each is read once.
 */
final class AccountBooks {
  private final Map<Account, Book> locked = new HashMap<>();
  private final Map<Account, UUID> platform = new HashMap<>();

  /** A creator's account within the transaction. */
  static final class Book {
    final UUID id;
    long seq;
    long balance;

    Book(UUID id, long seq, long balance) {
      this.id = id;
      this.seq = seq;
      this.balance = balance;
    }
  }

  private record State(UUID id, long seq, long balance) {}

  /** Returns a locked account. */
  Book book(Account account) {
    Book book = locked.get(account);
    if (book == null) {
      throw new IllegalStateException("account %s is not locked".formatted(account));
    }
    return book;
  }

  /** Returns the id of an account that {@link #open} or {@link #lock} was called for. */
  UUID id(Account account) {
    Book book = locked.get(account);
    if (book != null) {
      return book.id;
    }
    UUID id = platform.get(account);
    if (id == null) {
      throw new IllegalStateException("account %s was not opened".formatted(account));
    }
    return id;
  }

  /** Locks creators' accounts in their order, and makes those that were never used. */
  void lock(Sql sql, Collection<Account> accounts) throws SQLException {
    Map<UUID, Account> wanted = new HashMap<>();
    List<UUID> ids = new ArrayList<>();
    for (Account account : new TreeSet<>(accounts)) {
      if (!locked.containsKey(account)) {
        UUID id = AccountIds.of(account);
        wanted.put(id, account);
        ids.add(id);
      }
    }
    take(sql, ids, wanted);
    ids.removeIf(id -> !wanted.containsKey(id));
    if (!ids.isEmpty()) {
      add(sql, ids.stream().map(id -> account(wanted, id)).toList());
      take(sql, ids, wanted);
    }
    if (!wanted.isEmpty()) {
      throw new StorageException(
          "Accounts are not there after they were made: " + wanted.values(), (Throwable) null);
    }
  }

  /** Locks what exists and takes it off the wanted ones. */
  private void take(Sql sql, List<UUID> ids, Map<UUID, Account> wanted) throws SQLException {
    for (State state :
        sql.lockInOrder(
            "select t.id, t.seq, t.balance from fanfare_account t",
            "id",
            ColumnType.ID,
            ids,
            row -> new State(row.id(1), row.number(2), row.number(3)))) {
      locked.put(account(wanted, state.id()), new Book(state.id(), state.seq(), state.balance()));
      wanted.remove(state.id());
    }
  }

  private static Account account(Map<UUID, Account> wanted, UUID id) {
    Account account = wanted.get(id);
    if (account == null) {
      throw new IllegalStateException("no account of id " + id);
    }
    return account;
  }

  /**
   * Makes sure that accounts of the platform exist; they are never locked.
   *
   * @param known ids that a transaction has committed
   */
  void open(Sql sql, Collection<Account> accounts, Set<UUID> known) throws SQLException {
    Map<UUID, Account> missing = new HashMap<>();
    for (Account account : accounts) {
      if (!platform.containsKey(account)) {
        UUID id = AccountIds.of(account);
        platform.put(account, id);
        if (!known.contains(id)) {
          missing.put(id, account);
        }
      }
    }
    if (missing.isEmpty()) {
      return;
    }
    // What is seen here was committed: this transaction looks for an account once, before it adds
    // it.
    Set<UUID> found =
        new HashSet<>(
            sql.list(
                "select id from fanfare_account where id = any(?)",
                row -> row.id(1),
                Param.array(ColumnType.ID, missing.keySet())));
    known.addAll(found);
    missing.keySet().removeAll(found);
    add(sql, List.copyOf(new TreeSet<>(missing.values())));
  }

  static Set<UUID> knownIds() {
    return ConcurrentHashMap.newKeySet();
  }

  private static void add(Sql sql, List<Account> accounts) throws SQLException {
    // The empty posting first: an account must end where its chain does.
    sql.insertMissing(
        "fanfare_posting",
        Columns.of(accounts)
            .id("account", AccountIds::of)
            .number("seq", account -> 0)
            .number("delta", account -> 0)
            .number("balance_after", account -> 0),
        "account");
    sql.insertMissing(
        "fanfare_account",
        Columns.of(accounts)
            .id("id", AccountIds::of)
            .text("kind", Account::kind)
            .text("owner", Account::owner)
            .text("asset", account -> account.asset().code())
            .small("scale", account -> account.asset().scale())
            .number("balance", account -> 0)
            .number("seq", account -> 0),
        "id");
  }
}
