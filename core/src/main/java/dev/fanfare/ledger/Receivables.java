package dev.fanfare.ledger;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Pays off what a creator owes from what the creator could be paid. */
public final class Receivables {
  private Receivables() {}

  /**
   * Books, in the running transaction, the transfer from a creator's available earnings to what the
   * creator owes, as far as both go. Call it wherever money becomes available again.
   *
   * @param id the transaction's id, should there be one
   * @param at when it happens
   * @return what was paid off, empty if nothing is owed or nothing is available
   */
  public static Optional<Money> net(
      LedgerStore ledger, CreatorId creator, Asset asset, UUID id, Instant at) {
    Account available = Account.available(creator, asset);
    Account receivable = Account.receivable(creator, asset);
    Map<Account, Long> balances = ledger.lock(List.of(available, receivable));
    long amount =
        Math.min(balances.getOrDefault(available, 0L), -balances.getOrDefault(receivable, 0L));
    if (amount <= 0) {
      return Optional.empty();
    }
    Money paidOff = new Money(amount, asset);
    ledger.append(
        List.of(
            new Transaction(
                id,
                TransactionKind.NETTING,
                id.toString(),
                at,
                creator.value(),
                List.of(new Transfer(available, receivable, paidOff)))));
    return Optional.of(paidOff);
  }
}
