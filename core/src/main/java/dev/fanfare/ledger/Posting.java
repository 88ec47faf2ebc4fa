package dev.fanfare.ledger;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.UUID;

/**
 * What one line did to one account: a link in the account's chain.
 *
 * @param account the account
 * @param seq 1 for the account's first posting, then one more each
 * @param transaction the transaction's id
 * @param line the line within it, from 0
 * @param at when the transaction happened
 * @param delta minor units, negative for a debit
 * @param balanceBefore the balance after the posting before, in minor units
 * @param balanceAfter {@code balanceBefore + delta}
 */
public record Posting(
    Account account,
    long seq,
    UUID transaction,
    int line,
    Instant at,
    long delta,
    long balanceBefore,
    long balanceAfter) {
  public Posting {
    requireNonNull(account, "account");
    requireNonNull(transaction, "transaction");
    requireNonNull(at, "at");
  }
}
