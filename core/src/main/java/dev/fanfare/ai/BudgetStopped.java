package dev.fanfare.ai;

import dev.fanfare.event.DomainEvent;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A call was refused because it might have passed a hard stop; the first one in a period.
 *
 * @param scope whose budget
 * @param period how long it lasts
 * @param starts its first day
 * @param limit its limit
 * @param spent what was spent of it
 * @param reserved what was kept of it for calls under way
 * @param asked what the call might have cost
 * @param at when
 */
public record BudgetStopped(
    BudgetScope scope,
    BudgetPeriod period,
    LocalDate starts,
    Money limit,
    AiCost spent,
    AiCost reserved,
    AiCost asked,
    Instant at)
    implements DomainEvent {
  /** Returns {@code ai}: what concerns models is delivered in order. */
  @Override
  public String subject() {
    return "ai";
  }
}
