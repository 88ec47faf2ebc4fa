package dev.fanfare.persistence.ledger;

import static java.util.Objects.requireNonNull;

import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.LedgerStore;
import dev.fanfare.ledger.Posting;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.persistence.internal.Database;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The ledger in {@code fanfare_account}, {@code fanfare_transaction}, {@code fanfare_transfer} and
 * {@code fanfare_posting}.
 *
 * <p>Accounts of the platform have no balance row, so that not every booking waits for the one
 * before: their balances are summed when somebody asks.
 */
public final class JpaLedgerStore implements LedgerStore {
  /** The entities of this package. */
  public static final List<Class<?>> ROWS =
      List.of(AccountRow.class, TransactionRow.class, TransferRow.class, PostingRow.class);

  private final Database database;
  private final LedgerQueries queries;
  private final LedgerWalks walks;
  private final Set<UUID> knownAccounts = AccountBooks.knownIds();

  public JpaLedgerStore(Database database) {
    this.database = requireNonNull(database, "database");
    this.queries = new LedgerQueries(database);
    this.walks = new LedgerWalks(database);
  }

  @Override
  public Map<Account, Long> lock(Collection<Account> accounts) {
    return database.sql(
        sql -> {
          AccountBooks books = books();
          books.lock(sql, accounts.stream().filter(a -> a.kind().ofCreator()).toList());
          Map<Account, Long> balances = new HashMap<>();
          for (Account account : accounts) {
            balances.put(
                account,
                account.kind().ofCreator()
                    ? books.book(account).balance
                    : queries.balance(account));
          }
          return balances;
        });
  }

  private AccountBooks books() {
    return database.current().attached(AccountBooks.class, AccountBooks::new);
  }

  @Override
  public void append(List<Transaction> transactions) {
    if (transactions.isEmpty()) {
      return;
    }
    database.sql(
        sql -> {
          Set<Account> creators = new HashSet<>();
          Set<Account> platform = new HashSet<>();
          for (Transaction transaction : transactions) {
            for (Transfer transfer : transaction.lines()) {
              (transfer.debit().kind().ofCreator() ? creators : platform).add(transfer.debit());
              (transfer.credit().kind().ofCreator() ? creators : platform).add(transfer.credit());
            }
          }
          AccountBooks books = books();
          books.lock(sql, creators);
          books.open(sql, platform, knownAccounts);
          new Append(sql, books, database.json()).write(transactions);
          return true;
        });
  }

  @Override
  public Optional<Transaction> find(UUID transaction) {
    return walks.find("x.id = ?", transaction);
  }

  @Override
  public Optional<Transaction> find(TransactionKind kind, String key) {
    return walks.find("x.tx_key = ? and x.kind = ?", key, kind);
  }

  @Override
  public long balance(Account account) {
    return queries.balance(account);
  }

  @Override
  public long balanceAt(Account account, Instant at) {
    return queries.balanceAt(account, at);
  }

  @Override
  public List<Account> accountsWithBalanceAtLeast(
      AccountKind kind, Asset asset, long min, Optional<Account> after, int limit) {
    return queries.accountsWithBalanceAtLeast(kind, asset, min, after, limit);
  }

  @Override
  public Optional<Instant> firstEntryAt(Account account) {
    return queries.firstEntryAt(account);
  }

  @Override
  public List<Entry> entries(Account account, Instant from, Instant to) {
    return queries.entries(account, from, to);
  }

  @Override
  public Map<Account, Long> sums(
      AccountKind account, Collection<TransactionKind> kinds, Instant from, Instant to) {
    return queries.sums(account, kinds, from, to);
  }

  @Override
  public void forEachAccount(BalanceVisitor visitor) {
    walks.forEachAccount(visitor);
  }

  @Override
  public void forEachTransaction(Consumer<Transaction> visitor) {
    walks.forEachTransaction(visitor);
  }

  @Override
  public void forEachPosting(Account account, Consumer<Posting> visitor) {
    walks.forEachPosting(account, visitor);
  }
}
