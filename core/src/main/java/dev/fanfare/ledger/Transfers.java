package dev.fanfare.ledger;

import java.util.stream.Stream;

/** How a transfer looks from its accounts. */
final class Transfers {
  private Transfers() {}

  static Stream<Account> accounts(Transfer transfer) {
    return Stream.of(transfer.debit(), transfer.credit());
  }

  /** Returns what a transfer adds to one of its accounts, in minor units. */
  static long delta(Transfer transfer, Account account) {
    long amount = transfer.amount().minor();
    return account.equals(transfer.debit()) ? -amount : amount;
  }
}
