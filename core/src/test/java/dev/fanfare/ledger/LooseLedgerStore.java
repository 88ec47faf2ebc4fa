package dev.fanfare.ledger;

import dev.fanfare.money.Asset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A ledger store as it must not be: it checks a bound and writes in two steps, holds no lock,
 * undoes nothing, and lets a test change what it holds.
 */
final class LooseLedgerStore implements LedgerStore {
  final List<Transaction> transactions = new CopyOnWriteArrayList<>();
  final Map<Account, Long> balances = new ConcurrentHashMap<>();
  final Map<Account, List<Posting>> chains = new ConcurrentHashMap<>();

  /** Adds a transaction whatever it does to the balances. */
  void force(Transaction transaction) {
    transactions.add(transaction);
    for (int i = 0; i < transaction.lines().size(); i++) {
      Transfer transfer = transaction.lines().get(i);
      for (Account account : List.of(transfer.debit(), transfer.credit())) {
        long before = balance(account);
        long delta = Transfers.delta(transfer, account);
        List<Posting> chain = chains.computeIfAbsent(account, a -> new CopyOnWriteArrayList<>());
        chain.add(
            new Posting(
                account,
                chain.size() + 1L,
                transaction.id(),
                i,
                transaction.at(),
                delta,
                before,
                before + delta));
        balances.put(account, before + delta);
      }
    }
  }

  @Override
  public Map<Account, Long> lock(Collection<Account> accounts) {
    Map<Account, Long> held = new TreeMap<>();
    accounts.forEach(account -> held.put(account, balance(account)));
    return held;
  }

  @Override
  public void append(List<Transaction> added) {
    for (Transaction transaction : added) {
      Map<Account, Long> after = new TreeMap<>();
      for (Transfer transfer : transaction.lines()) {
        for (Account account : List.of(transfer.debit(), transfer.credit())) {
          long before = after.computeIfAbsent(account, this::balance);
          long delta = Transfers.delta(transfer, account);
          if (!account.kind().allows(before + delta)) {
            throw new OverdraftException(account, before, delta);
          }
          after.put(account, before + delta);
        }
      }
      pause();
      transactions.add(transaction);
      balances.putAll(after);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<Transaction> find(UUID transaction) {
    return transactions.stream().filter(t -> t.id().equals(transaction)).findFirst();
  }

  @Override
  public Optional<Transaction> find(TransactionKind kind, String key) {
    return transactions.stream().filter(t -> t.kind() == kind && t.key().equals(key)).findFirst();
  }

  @Override
  public long balance(Account account) {
    return balances.getOrDefault(account, 0L);
  }

  @Override
  public long balanceAt(Account account, Instant at) {
    throw new AssertionError("nobody asks this store");
  }

  @Override
  public List<Account> accountsWithBalanceAtLeast(
      AccountKind kind, Asset asset, long min, Optional<Account> after, int limit) {
    throw new AssertionError("nobody asks this store");
  }

  @Override
  public Optional<Instant> firstEntryAt(Account account) {
    throw new AssertionError("nobody asks this store");
  }

  @Override
  public List<Entry> entries(Account account, Instant from, Instant to) {
    throw new AssertionError("nobody asks this store");
  }

  @Override
  public Map<Account, Long> sums(
      AccountKind account, Collection<TransactionKind> kinds, Instant from, Instant to) {
    throw new AssertionError("nobody asks this store");
  }

  @Override
  public void forEachAccount(BalanceVisitor visitor) {
    new TreeMap<>(balances).forEach(visitor::visit);
  }

  @Override
  public void forEachTransaction(Consumer<Transaction> visitor) {
    transactions.forEach(visitor);
  }

  @Override
  public void forEachPosting(Account account, Consumer<Posting> visitor) {
    if (account.kind().ofCreator()) {
      new ArrayList<>(chains.getOrDefault(account, List.of())).forEach(visitor);
    }
  }
}
