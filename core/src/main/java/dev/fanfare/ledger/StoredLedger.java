package dev.fanfare.ledger;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.internal.Instants;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

final class StoredLedger implements Ledger {
  private final Operations operations;
  private final LedgerStore store;

  StoredLedger(Operations operations, LedgerStore store) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
  }

  @Override
  public Money balance(Account account) {
    return new Money(store.balance(account), account.asset());
  }

  @Override
  public Money balanceAt(Account account, Instant at) {
    return new Money(store.balanceAt(account, Instants.floor(at)), account.asset());
  }

  @Override
  public Statement statement(Account account, Instant from, Instant to) {
    require(!from.isAfter(to), "from %s must not be after to %s", from, to);
    Instant first = Instants.ceiling(from);
    return operations.inTransaction(
        () -> {
          // Transactions are kept to the microsecond, so this is the last one before the period.
          Money opening = balanceAt(account, first.minus(1, ChronoUnit.MICROS));
          Money balance = opening;
          List<Statement.Line> lines = new ArrayList<>();
          for (LedgerStore.Entry entry : store.entries(account, first, Instants.ceiling(to))) {
            Money amount = new Money(entry.delta(), account.asset());
            balance = balance.plus(amount);
            lines.add(
                new Statement.Line(
                    entry.at(),
                    entry.transaction(),
                    entry.kind(),
                    entry.reference(),
                    amount,
                    balance));
          }
          return new Statement(account, from, to, opening, lines, balance);
        });
  }

  @Override
  public Optional<Transaction> transaction(UUID id) {
    return store.find(id);
  }

  @Override
  public AdjustResult adjust(List<Transfer> lines, String reference, IdempotencyKey key) {
    requireText("reference", reference, 128);
    List<Transfer> moves = List.copyOf(lines);
    moves.stream().flatMap(Transfers::accounts).forEach(StoredLedger::requireAdjustable);
    return operations.once(
        key,
        "ledger.adjust",
        Fingerprint.of("lines", moves, "reference", reference),
        AdjustResult.class,
        () -> {
          Transaction correction =
              new Transaction(
                  operations.newId(),
                  TransactionKind.ADJUSTMENT,
                  key.value(),
                  operations.now(),
                  reference,
                  moves);
          return book(correction, lock(correction));
        });
  }

  @Override
  public AdjustResult reverse(UUID transaction, IdempotencyKey key) {
    return operations.once(
        key,
        "ledger.reverse",
        Fingerprint.of("transaction", transaction),
        AdjustResult.class,
        () -> {
          Transaction original =
              store
                  .find(transaction)
                  .orElseThrow(() -> new UnknownTransactionException(transaction));
          if (!original.kind().isReversible()) {
            return new AdjustResult.NotReversible(original.kind(), false);
          }
          return creatorsAccounts(original).findAny().isPresent()
              ? reverse(original)
              : reverseOnce(original);
        });
  }

  private AdjustResult reverse(Transaction original) {
    Map<Account, Long> balances = lock(original);
    return store
        .find(TransactionKind.REVERSAL, original.id().toString())
        .<AdjustResult>map(earlier -> new AdjustResult.AlreadyReversed(earlier.id(), false))
        .orElseGet(() -> book(original.reversal(operations.newId(), operations.now()), balances));
  }

  /**
   * Reverses what concerns the platform's accounts alone. Nobody ever waits for those, so of two
   * callers a key of the reversal's own tells the second one; and since they have no bounds, the
   * answer under it is never a refusal that might not hold later.
   */
  private AdjustResult reverseOnce(Transaction original) {
    AdjustResult answer =
        operations.once(
            IdempotencyKey.of("reversal/" + original.id()),
            "ledger.reverse-once",
            Fingerprint.of("transaction", original.id()),
            AdjustResult.class,
            () -> reverse(original));
    return answer.replayed() && answer instanceof AdjustResult.Booked booked
        ? new AdjustResult.AlreadyReversed(booked.transaction(), false)
        : answer;
  }

  private static void requireAdjustable(Account account) {
    require(
        account.kind() != AccountKind.EARNINGS_PENDING
            && account.kind() != AccountKind.PAYOUT_CLEARING,
        "account %s follows holds and payouts and cannot be adjusted by itself",
        account);
  }

  /**
   * Holds the creators' accounts of a transaction, and those between which {@link Receivables}
   * nets, and returns their balances.
   */
  private Map<Account, Long> lock(Transaction transaction) {
    return store.lock(
        creatorsAccounts(transaction)
            .flatMap(
                account ->
                    Stream.of(
                        account,
                        new Account(
                            AccountKind.EARNINGS_AVAILABLE, account.owner(), account.asset()),
                        new Account(AccountKind.RECEIVABLE, account.owner(), account.asset())))
            .collect(toSet()));
  }

  private static Stream<Account> creatorsAccounts(Transaction transaction) {
    return transaction.lines().stream()
        .flatMap(Transfers::accounts)
        .filter(account -> account.kind().ofCreator());
  }

  /** Books a transaction, or says which account cannot bear it, before anything is written. */
  private AdjustResult book(Transaction transaction, Map<Account, Long> balances) {
    Map<Account, Long> running = new HashMap<>(balances);
    for (Transfer line : transaction.lines()) {
      for (Account account : List.of(line.debit(), line.credit())) {
        if (account.kind().ofCreator()) {
          long held = balances.getOrDefault(account, 0L);
          long after =
              Math.addExact(running.getOrDefault(account, held), Transfers.delta(line, account));
          if (!account.kind().allows(after)) {
            return new AdjustResult.Declined(account, new Money(held, account.asset()), false);
          }
          running.put(account, after);
        }
      }
    }
    store.append(List.of(transaction));
    creatorsAccounts(transaction)
        .map(account -> Account.available(CreatorId.of(account.owner()), account.asset()))
        .distinct()
        .sorted()
        .forEach(
            account ->
                Receivables.net(
                    store,
                    CreatorId.of(account.owner()),
                    account.asset(),
                    operations.newId(),
                    operations.now()));
    return new AdjustResult.Booked(transaction.id(), false);
  }
}
