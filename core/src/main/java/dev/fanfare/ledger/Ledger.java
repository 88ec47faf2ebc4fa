package dev.fanfare.ledger;

import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The platform's books: reading balances and statements, and putting mistakes right. */
public interface Ledger {
  /** Returns the ledger kept in a store. */
  static Ledger of(Operations operations, LedgerStore store) {
    return new StoredLedger(operations, store);
  }

  /** Returns an account's balance now, 0 for one never used. */
  Money balance(Account account);

  /**
   * Returns an account's balance at an instant: everything that happened at or before it, as known
   * now. A late fact changes past balances.
   */
  Money balanceAt(Account account, Instant at);

  /**
   * Returns what happened on an account in {@code [from, to)}, with its opening and closing
   * balance.
   *
   * @throws IllegalArgumentException if {@code from} is after {@code to}
   */
  Statement statement(Account account, Instant from, Instant to);

  /** Returns a transaction, empty if there is none of that id. */
  Optional<Transaction> transaction(UUID id);

  /**
   * Books a correction that no service makes, for an operator with a reason.
   *
   * @param lines what moves; none to or from {@link AccountKind#EARNINGS_PENDING} and {@link
   *     AccountKind#PAYOUT_CLEARING}, whose balances are those of holds and of payouts
   * @param reference what it concerns, 1 to 128 characters
   * @return {@link AdjustResult.Declined} if a creator's account would leave its bound
   * @throws IllegalArgumentException if a line touches such an account
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  AdjustResult adjust(List<Transfer> lines, String reference, IdempotencyKey key);

  /**
   * Takes a transaction back, line by line, once.
   *
   * @return {@link AdjustResult.Declined} if a creator's account no longer holds what would be
   *     taken; {@link AdjustResult.AlreadyReversed} if another request reversed it; {@link
   *     AdjustResult.NotReversible} if it is of a kind that only its own service takes back
   * @throws UnknownTransactionException if there is no such transaction
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  AdjustResult reverse(UUID transaction, IdempotencyKey key);

  /** What a correction came to. */
  sealed interface AdjustResult extends Answer {
    /** The books are corrected by this transaction. */
    record Booked(UUID transaction, boolean replayed) implements AdjustResult {
      @Override
      public Booked asReplayed() {
        return new Booked(transaction, true);
      }
    }

    /** Nothing is booked: the account holds only {@code balance}. */
    record Declined(Account account, Money balance, boolean replayed) implements AdjustResult {
      @Override
      public Declined asReplayed() {
        return new Declined(account, balance, true);
      }
    }

    /** Nothing is booked: see {@link TransactionKind#isReversible}. */
    record NotReversible(TransactionKind kind, boolean replayed) implements AdjustResult {
      @Override
      public NotReversible asReplayed() {
        return new NotReversible(kind, true);
      }
    }

    /** Nothing is booked: the transaction had been reversed by this one. */
    record AlreadyReversed(UUID by, boolean replayed) implements AdjustResult {
      @Override
      public AlreadyReversed asReplayed() {
        return new AlreadyReversed(by, true);
      }
    }
  }
}
