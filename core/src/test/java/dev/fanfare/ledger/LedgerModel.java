package dev.fanfare.ledger;

import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A ledger as plainly as it can be said, a list of transactions, and random steps that a store
 * takes beside it: every answer of the store is counted from the list again. Law 1: postings of an
 * entry sum to zero in each currency, and so do all accounts, always.
 */
public final class LedgerModel {
  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

  /** Thrown to roll back. */
  private static final class Undo extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final UnitOfWork transactions;
  private final LedgerStore store;
  private final Random random;
  private final List<Account> accounts = new ArrayList<>();
  private final List<Transaction> booked = new ArrayList<>();
  private int made;

  private LedgerModel(UnitOfWork transactions, LedgerStore store, Random random) {
    this.transactions = transactions;
    this.store = store;
    this.random = random;
    for (Asset asset : List.of(USD, JPY)) {
      for (int i = 0; i < 2; i++) {
        var creator = CreatorId.of("creator-" + i);
        accounts.add(Account.pending(creator, asset));
        accounts.add(Account.available(creator, asset));
        accounts.add(Account.receivable(creator, asset));
      }
      accounts.add(Account.platform(AccountKind.FANS, asset));
      accounts.add(Account.platform(AccountKind.COMMISSION, asset));
      accounts.add(Account.cash("bank", asset));
    }
  }

  /**
   * Takes random steps on an empty store and checks everything that it answers.
   *
   * @throws AssertionError if an answer differs from the list's
   */
  public static void walk(UnitOfWork transactions, LedgerStore store, long seed, int steps) {
    var model = new LedgerModel(transactions, store, new Random(seed));
    for (int i = 0; i < steps; i++) {
      model.step();
    }
    model.checkEverything();
  }

  private void step() {
    List<Transaction> added = new ArrayList<>();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      added.add(transaction());
    }
    if (!booked.isEmpty() && random.nextInt(8) == 0) {
      repeat();
    } else if (random.nextInt(8) == 0) {
      rollBack(added);
    } else if (fits(added)) {
      transactions.inTransaction(() -> store.append(added));
      booked.addAll(added);
    } else {
      assertThatExceptionOfType(OverdraftException.class)
          .isThrownBy(() -> transactions.inTransaction(() -> store.append(added)));
    }
    checkBalances();
  }

  /** The same cause again, with lines that would fit. */
  private void repeat() {
    Transaction earlier = booked.get(random.nextInt(booked.size()));
    Transfer line =
        new Transfer(
            Account.platform(AccountKind.FANS, USD),
            Account.platform(AccountKind.COMMISSION, USD),
            new Money(1, USD));
    var again =
        new Transaction(
            UUID.randomUUID(), earlier.kind(), earlier.key(), START, "again", List.of(line));
    assertThatExceptionOfType(DuplicateTransactionException.class)
        .isThrownBy(() -> transactions.inTransaction(() -> store.append(List.of(again))));
  }

  private void rollBack(List<Transaction> added) {
    boolean fits = fits(added);
    try {
      transactions.inTransaction(
          () -> {
            store.append(added);
            throw new Undo();
          });
    } catch (Undo e) {
      assertThat(fits).isTrue();
    } catch (OverdraftException e) {
      assertThat(fits).isFalse();
    }
  }

  private Transaction transaction() {
    Asset asset = random.nextBoolean() ? USD : JPY;
    List<Account> own = accounts.stream().filter(a -> a.asset().equals(asset)).toList();
    List<Transfer> lines = new ArrayList<>();
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      // Every third transfer brings money in, so that there is some to move.
      Account debit =
          random.nextInt(3) == 0
              ? Account.platform(AccountKind.FANS, asset)
              : own.get(random.nextInt(own.size()));
      Account credit = own.get(random.nextInt(own.size()));
      if (!debit.equals(credit)) {
        lines.add(new Transfer(debit, credit, new Money(1 + random.nextInt(100), asset)));
      }
    }
    if (lines.isEmpty()) {
      return transaction();
    }
    var kinds = TransactionKind.values();
    return new Transaction(
        new UUID(random.nextLong(), random.nextLong()),
        kinds[random.nextInt(kinds.length)],
        "key-" + ++made,
        START.plus(Duration.ofHours(random.nextInt(24 * 10))),
        "reference-" + made % 5,
        lines);
  }

  /** Whether every line leaves its accounts within their bounds. */
  private boolean fits(List<Transaction> added) {
    Map<Account, Long> running = new HashMap<>();
    for (Transaction transaction : added) {
      for (Transfer line : transaction.lines()) {
        long minor = line.amount().minor();
        long debit = running.computeIfAbsent(line.debit(), this::balance) - minor;
        long credit = running.computeIfAbsent(line.credit(), this::balance) + minor;
        if (breaks(line.debit(), debit) || breaks(line.credit(), credit)) {
          return false;
        }
        running.put(line.debit(), debit);
        running.put(line.credit(), credit);
      }
    }
    return true;
  }

  /** A creator's money is 0 or more, what a creator owes is 0 or less. */
  private static boolean breaks(Account account, long balance) {
    if (account.kind() == AccountKind.RECEIVABLE) {
      return balance > 0;
    }
    return balance < 0 && !account.owner().isEmpty() && account.kind() != AccountKind.CASH;
  }

  /** One line as an account sees it. */
  private record Seen(Transaction transaction, int line, long delta) {
    Instant at() {
      return transaction.at();
    }
  }

  private List<Seen> lines(Account account) {
    List<Seen> seen = new ArrayList<>();
    for (Transaction transaction : booked) {
      for (int i = 0; i < transaction.lines().size(); i++) {
        Transfer line = transaction.lines().get(i);
        if (line.debit().equals(account)) {
          seen.add(new Seen(transaction, i, -line.amount().minor()));
        } else if (line.credit().equals(account)) {
          seen.add(new Seen(transaction, i, line.amount().minor()));
        }
      }
    }
    return seen;
  }

  private long balance(Account account) {
    return lines(account).stream().mapToLong(Seen::delta).sum();
  }

  private void checkBalances() {
    for (Account account : accounts) {
      assertThat(store.balance(account)).as("balance of %s", account).isEqualTo(balance(account));
    }
  }

  private void checkEverything() {
    Map<String, Long> sums = new HashMap<>();
    Map<Account, Long> used = new TreeMap<>();
    store.forEachAccount(
        (account, balance) -> {
          sums.merge(account.asset().code(), balance, Long::sum);
          used.put(account, balance);
        });
    assertThat(sums.values()).as("law 1: the sum of each asset").allMatch(sum -> sum == 0);
    Map<Account, Long> expected = new TreeMap<>();
    for (Account account : accounts) {
      List<Seen> lines = lines(account);
      if (!lines.isEmpty()) {
        expected.put(account, balance(account));
      }
      checkChain(account, lines);
      checkHistory(account, lines);
    }
    assertThat(used).isEqualTo(expected);
    checkSums();

    List<Transaction> all = new ArrayList<>();
    store.forEachTransaction(all::add);
    assertThat(all).containsExactlyInAnyOrderElementsOf(booked);
    for (Transaction transaction : booked) {
      assertThat(store.find(transaction.id())).contains(transaction);
      assertThat(store.find(transaction.kind(), transaction.key())).contains(transaction);
    }
    assertThat(Auditor.of(transactions, List.of(new LedgerAudit(store))).verify()).isEmpty();
  }

  private void checkChain(Account account, List<Seen> lines) {
    List<Posting> expected = new ArrayList<>();
    long balance = 0;
    for (Seen seen : account.kind().ofCreator() ? lines : List.<Seen>of()) {
      expected.add(
          new Posting(
              account,
              expected.size() + 1,
              seen.transaction().id(),
              seen.line(),
              seen.at(),
              seen.delta(),
              balance,
              balance + seen.delta()));
      balance += seen.delta();
    }
    List<Posting> chain = new ArrayList<>();
    store.forEachPosting(account, chain::add);
    assertThat(chain).isEqualTo(expected);
  }

  private void checkHistory(Account account, List<Seen> lines) {
    for (int i = 0; i < 3; i++) {
      Instant from = START.plus(Duration.ofHours(random.nextInt(24 * 10)));
      Instant to = from.plus(Duration.ofHours(random.nextInt(24 * 5)));
      assertThat(store.balanceAt(account, from))
          .isEqualTo(
              lines.stream().filter(s -> !s.at().isAfter(from)).mapToLong(Seen::delta).sum());
      assertThat(store.entries(account, from, to))
          .isEqualTo(
              lines.stream()
                  .filter(s -> !s.at().isBefore(from) && s.at().isBefore(to))
                  .sorted(Comparator.comparing(Seen::at))
                  .map(
                      s ->
                          new LedgerStore.Entry(
                              s.at(),
                              s.transaction().id(),
                              s.transaction().kind(),
                              s.transaction().reference(),
                              s.delta()))
                  .toList());
    }
  }

  private void checkSums() {
    Instant from = START.plus(Duration.ofDays(2));
    Instant to = START.plus(Duration.ofDays(7));
    for (AccountKind kind : AccountKind.values()) {
      for (Set<TransactionKind> kinds :
          List.of(
              EnumSet.noneOf(TransactionKind.class),
              EnumSet.of(TransactionKind.SALE, TransactionKind.REFUND))) {
        Map<Account, Long> expected = new HashMap<>();
        for (Account account : accounts) {
          if (account.kind() == kind) {
            lines(account).stream()
                .filter(s -> kinds.isEmpty() || kinds.contains(s.transaction().kind()))
                .filter(s -> !s.at().isBefore(from) && s.at().isBefore(to))
                .forEach(s -> expected.merge(account, s.delta(), Long::sum));
          }
        }
        assertThat(store.sums(kind, kinds, from, to)).isEqualTo(expected);
      }
    }
  }
}
