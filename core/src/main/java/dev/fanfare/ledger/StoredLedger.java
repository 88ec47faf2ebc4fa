package dev.fanfare.ledger;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

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
    return new Money(store.balanceAt(account, at), account.asset());
  }

  @Override
  public Statement statement(Account account, Instant from, Instant to) {
    require(!from.isAfter(to), "from %s must not be after to %s", from, to);
    return operations.inTransaction(
        () -> {
          // Instants have nanoseconds, so this is the last one before the period.
          Money opening = balanceAt(account, from.minusNanos(1));
          Money balance = opening;
          List<Statement.Line> lines = new ArrayList<>();
          for (LedgerStore.Entry entry : store.entries(account, from, to)) {
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
    return operations.once(
        key,
        "ledger.adjust",
        Fingerprint.of("lines", moves, "reference", reference),
        AdjustResult.class,
        () ->
            book(
                new Transaction(
                    operations.newId(),
                    TransactionKind.ADJUSTMENT,
                    key.value(),
                    operations.now(),
                    reference,
                    moves)));
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
          store.lock(original.lines().stream().flatMap(Transfers::accounts).distinct().toList());
          Optional<Transaction> earlier =
              store.find(TransactionKind.REVERSAL, transaction.toString());
          if (earlier.isPresent()) {
            return new AdjustResult.AlreadyReversed(earlier.get().id(), false);
          }
          return book(original.reversal(operations.newId(), operations.now()));
        });
  }

  /** Books a transaction, or says which account cannot bear it, before anything is written. */
  private AdjustResult book(Transaction transaction) {
    store.lock(transaction.lines().stream().flatMap(Transfers::accounts).distinct().toList());
    Map<Account, Long> balances = new HashMap<>();
    for (Transfer line : transaction.lines()) {
      for (Account account : List.of(line.debit(), line.credit())) {
        if (account.kind().ofCreator()) {
          long before = balances.computeIfAbsent(account, store::balance);
          long after = Math.addExact(before, Transfers.delta(line, account));
          if (!account.kind().allows(after)) {
            return new AdjustResult.Declined(account, balance(account), false);
          }
          balances.put(account, after);
        }
      }
    }
    store.append(List.of(transaction));
    return new AdjustResult.Booked(transaction.id(), false);
  }
}
