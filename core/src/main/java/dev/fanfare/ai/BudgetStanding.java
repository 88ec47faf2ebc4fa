package dev.fanfare.ai;

import dev.fanfare.money.Money;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;

/**
 * How a budget stands.
 *
 * @param scope whose
 * @param period how long it lasts
 * @param starts its first day
 * @param endsAt when it ends
 * @param limit its limit
 * @param hardStop whether calls that might pass it are refused
 * @param spent what was spent of it, calls of unknown cost by guess
 * @param reserved what is kept for calls under way
 * @param unpriced how many calls are in {@code spent} by guess
 */
public record BudgetStanding(
    BudgetScope scope,
    BudgetPeriod period,
    LocalDate starts,
    Instant endsAt,
    Money limit,
    boolean hardStop,
    AiCost spent,
    AiCost reserved,
    long unpriced)
    implements Serializable {}
