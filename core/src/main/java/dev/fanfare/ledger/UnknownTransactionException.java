package dev.fanfare.ledger;

import dev.fanfare.event.FanfareException;
import java.util.UUID;

/** Thrown when a transaction is asked for that the ledger does not hold. */
public final class UnknownTransactionException extends FanfareException {
  private static final long serialVersionUID = 1L;

  public UnknownTransactionException(UUID transaction) {
    super("There is no transaction %s in the ledger".formatted(transaction));
  }
}
