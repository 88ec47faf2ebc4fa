package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.money.Money;
import java.io.Serializable;
import java.util.List;

/**
 * What a payout costs, by which schedule. What is quoted is what is charged.
 *
 * @param method how it is paid
 * @param scheduleVersion the version of the schedule that was asked, 1 to 64 characters
 * @param bearer who pays the fee
 * @param gross what is paid out, 0 or more
 * @param lines what the fee consists of, in order; empty if there is none
 * @param total the sum of the lines, 0 to {@code gross}
 */
public record FeeQuote(
    PayoutMethod method,
    String scheduleVersion,
    FeeBearer bearer,
    Money gross,
    List<FeeLine> lines,
    Money total)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if the lines do not sum to the total or it is out of range
   */
  public FeeQuote {
    requireNonNull(method, "method");
    requireText("scheduleVersion", scheduleVersion, 64);
    requireNonNull(bearer, "bearer");
    lines = List.copyOf(lines);
    long sum = 0;
    for (FeeLine line : lines) {
      sum = Math.addExact(sum, line.amount().minor());
    }
    if (sum != total.minor() || total.isNegative() || total.compareTo(gross) > 0) {
      throw new IllegalArgumentException(
          "the fee must be the sum of its lines and 0 to %s, was %s of %s"
              .formatted(gross, total, lines));
    }
  }

  /** Returns what the creator pays: the total, or nothing if the platform bears it. */
  public Money fee() {
    return bearer == FeeBearer.CREATOR ? total : Money.zero(gross.asset());
  }

  /** Returns what the platform pays: the total, or nothing if the creator bears it. */
  public Money platformCost() {
    return bearer == FeeBearer.PLATFORM ? total : Money.zero(gross.asset());
  }

  /** Returns what is left for the creator, before tax: {@code gross - fee}. */
  public Money net() {
    return gross.minus(fee());
  }
}
