package dev.fanfare.ledger;

import dev.fanfare.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What happened on an account in a period.
 *
 * @param account the account
 * @param from the period's start
 * @param to the period's end, exclusive
 * @param opening the balance before {@code from}
 * @param lines by time; {@code opening} and their amounts sum to {@code closing}
 * @param closing the balance before {@code to}
 */
public record Statement(
    Account account, Instant from, Instant to, Money opening, List<Line> lines, Money closing) {
  public Statement {
    lines = List.copyOf(lines);
  }

  /**
   * One movement.
   *
   * @param at when it happened
   * @param transaction its transaction
   * @param kind why
   * @param reference what it concerned
   * @param amount negative for a debit
   * @param balance the balance after it, by time
   */
  public record Line(
      Instant at,
      UUID transaction,
      TransactionKind kind,
      String reference,
      Money amount,
      Money balance) {}
}
