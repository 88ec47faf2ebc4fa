package dev.fanfare.persistence.ledger;

import dev.fanfare.event.DerivedId;
import dev.fanfare.ledger.Account;
import java.util.UUID;

/**
 * The ids of accounts. An id follows from what the account is, so that nothing has to be looked up
 * before a line is written.
 */
final class AccountIds {
  private AccountIds() {}

  static UUID of(Account account) {
    // Put together by hand: a format would cost more than the hash.
    return DerivedId.of(
        account.owner(),
        "account/"
            + account.kind().name()
            + "/"
            + account.asset().code()
            + "/"
            + account.asset().scale());
  }
}
