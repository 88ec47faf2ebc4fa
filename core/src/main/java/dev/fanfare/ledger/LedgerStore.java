package dev.fanfare.ledger;

import dev.fanfare.money.Asset;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Where the ledger is kept. Entries are only ever added. Safe for concurrent use. */
public interface LedgerStore {
  /**
   * Keeps other transactions from changing creators' accounts until the running one ends, so that a
   * decision on their balances holds. Implementations lock in the accounts' order, whatever order
   * they are given in.
   *
   * @return the balance of each account in minor units, 0 for one never used
   */
  Map<Account, Long> lock(Collection<Account> accounts);

  /**
   * Adds transactions, all or none. Creators' accounts get a posting for each line that touches
   * them; the check of their bounds and the write are one step, so concurrent calls never overdraw.
   * Bounds hold after every line, in the order given, not only at the end.
   *
   * @throws OverdraftException if a creator's account would leave its bound
   * @throws DuplicateTransactionException if a transaction's id, or its kind and key, are stored
   *     already
   */
  void append(List<Transaction> transactions);

  /** Returns a transaction, empty if there is none of that id. */
  Optional<Transaction> find(UUID transaction);

  /** Returns the transaction of a kind and key. */
  Optional<Transaction> find(TransactionKind kind, String key);

  /** Returns an account's balance in minor units, 0 for one never used. */
  long balance(Account account);

  /**
   * Returns the sum of an account's lines that happened at or before an instant, as known now, in
   * minor units.
   */
  long balanceAt(Account account, Instant at);

  /**
   * Returns creators' accounts that hold at least an amount, ascending, to page through all.
   *
   * @param kind a kind that creators have
   * @param min minor units
   * @param after the last one of the page before, empty to begin
   * @param limit how many at most, 1 or more
   */
  List<Account> accountsWithBalanceAtLeast(
      AccountKind kind, Asset asset, long min, Optional<Account> after, int limit);

  /** Returns when the earliest line of an account happened, empty for one never used. */
  Optional<Instant> firstEntryAt(Account account);

  /**
   * Returns an account's lines that happened in {@code [from, to)}, by time and then as recorded.
   */
  List<Entry> entries(Account account, Instant from, Instant to);

  /**
   * Returns the sums of a kind of account's lines of certain kinds that happened in {@code [from,
   * to)}, by account.
   *
   * @param kinds whose lines count; empty means all
   */
  Map<Account, Long> sums(
      AccountKind account, Collection<TransactionKind> kinds, Instant from, Instant to);

  /** Hands over every account that was ever used, with its balance, in the accounts' order. */
  void forEachAccount(BalanceVisitor visitor);

  /** Hands over every transaction. */
  void forEachTransaction(Consumer<Transaction> visitor);

  /**
   * Hands over the chain of a creator's account, in order; nothing for an account of the platform.
   */
  void forEachPosting(Account account, Consumer<Posting> visitor);

  /**
   * A line as one account sees it.
   *
   * @param at when it happened
   * @param transaction the transaction's id
   * @param kind why
   * @param reference what it concerned
   * @param delta minor units, negative for a debit
   */
  record Entry(Instant at, UUID transaction, TransactionKind kind, String reference, long delta) {}

  /** Receives an account with its balance in minor units. */
  @FunctionalInterface
  interface BalanceVisitor {
    /** Receives one account. */
    void visit(Account account, long balance);
  }
}
