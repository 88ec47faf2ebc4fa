package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The running period of a wallet and what happened in it so far.
 *
 * @param number its number, counted from the allowance's anchor
 * @param start when it started
 * @param end when the next one starts, null without an allowance
 * @param allowed credits of the allowance granted in it, so that a change of tier grants no more
 *     than the difference
 * @param carried credits of earlier periods carried into it
 * @param granted credits that grants brought in it, from whatever source
 * @param used credits charged in it, less what of these was refunded
 */
public record CreditPeriod(
    long number,
    Instant start,
    @Nullable Instant end,
    long allowed,
    long carried,
    long granted,
    long used)
    implements Serializable {
  /** The one period of a wallet that never had an allowance. */
  static final CreditPeriod UNBOUNDED = new CreditPeriod(0, Instant.EPOCH, null, 0, 0, 0, 0);

  public CreditPeriod {
    requireNonNull(start, "start");
  }

  /** Returns a period of an allowance in which nothing has happened yet. */
  static CreditPeriod of(Allowance allowance, long number) {
    return new CreditPeriod(
        number, allowance.start(number), allowance.start(number + 1), 0, 0, 0, 0);
  }

  /** Returns whether the period is bounded and its end has not come. */
  boolean runsAt(Instant at) {
    return end != null && end.isAfter(at);
  }

  CreditPeriod plusAllowed(long amount) {
    return new CreditPeriod(number, start, end, allowed + amount, carried, granted, used);
  }

  CreditPeriod plusCarried(long amount) {
    return new CreditPeriod(number, start, end, allowed, carried + amount, granted, used);
  }

  CreditPeriod plusGranted(long amount) {
    return new CreditPeriod(
        number, start, end, allowed, carried, Math.addExact(granted, amount), used);
  }

  CreditPeriod plusUsed(long amount) {
    return new CreditPeriod(
        number, start, end, allowed, carried, granted, Math.addExact(used, amount));
  }
}
