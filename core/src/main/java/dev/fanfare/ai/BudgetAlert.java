package dev.fanfare.ai;

import dev.fanfare.event.DomainEvent;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * So many percent of a budget are spent. Each percentage is announced once in a period, in order.
 *
 * @param scope whose
 * @param period how long it lasts
 * @param starts its first day
 * @param percent how many percent
 * @param limit its limit
 * @param spent what was spent of it
 * @param at when
 */
public record BudgetAlert(
    BudgetScope scope,
    BudgetPeriod period,
    LocalDate starts,
    int percent,
    Money limit,
    AiCost spent,
    Instant at)
    implements DomainEvent {
  /** Returns {@code ai}: what concerns models is delivered in order. */
  @Override
  public String subject() {
    return "ai";
  }
}
