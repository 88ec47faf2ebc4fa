package dev.fanfare.credit;

import java.time.Instant;
import java.util.List;

/**
 * What happened in a wallet in a period.
 *
 * @param wallet whose
 * @param from the period's start
 * @param to the period's end, exclusive
 * @param openingAvailable available credits before {@code from}
 * @param openingReserved reserved credits before {@code from}
 * @param lines by time; the opening figures and their differences sum to the closing figures
 * @param closingAvailable available credits before {@code to}
 * @param closingReserved reserved credits before {@code to}
 */
public record CreditStatement(
    Wallet wallet,
    Instant from,
    Instant to,
    long openingAvailable,
    long openingReserved,
    List<CreditEntry> lines,
    long closingAvailable,
    long closingReserved) {
  public CreditStatement {
    lines = List.copyOf(lines);
  }
}
