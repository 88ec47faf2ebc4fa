package dev.fanfare.ledger;

import dev.fanfare.event.FanfareException;

/** Thrown when a cause is booked a second time. Nothing has been stored. */
public final class DuplicateTransactionException extends FanfareException {
  private static final long serialVersionUID = 1L;

  public DuplicateTransactionException(Transaction transaction) {
    super(
        "%s '%s' is already in the ledger (transaction %s was refused)"
            .formatted(transaction.kind(), transaction.key(), transaction.id()));
  }
}
