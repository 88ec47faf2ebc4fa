package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Credits that a wallet gets every month. Period {@code n} starts {@code n} months after the anchor
 * on the calendar of the zone, always counted from the anchor itself, so that a short month never
 * moves the later ones: 31 January, 28 February, 31 March. Anchor and zone never change once set.
 *
 * @param monthly credits for each period, 0 to {@link CreditAmount#MAX}; 0 once the allowance has
 *     ended
 * @param priority the priority of its grants, 0 to 100
 * @param anchor when period 0 started
 * @param zone whose calendar counts the months
 * @param rollover what happens to unused credits at the end of a period
 * @param policyVersion the version of the tier policy that decided the amount, 1 to 64 characters
 */
public record Allowance(
    long monthly,
    int priority,
    Instant anchor,
    ZoneId zone,
    Rollover rollover,
    String policyVersion)
    implements Serializable {
  public Allowance {
    requireRange("monthly", monthly, 0, CreditAmount.MAX);
    Grant.requirePriority(priority);
    requireNonNull(anchor, "anchor");
    requireNonNull(zone, "zone");
    requireNonNull(rollover, "rollover");
    requireText("policyVersion", policyVersion, 64);
  }

  /**
   * Returns when a period starts. A local time that daylight saving skips moves on by the gap in
   * that month only.
   *
   * @param period 0 or more
   */
  public Instant start(long period) {
    return ZonedDateTime.ofInstant(anchor, zone).plusMonths(period).toInstant();
  }

  /** Returns the period that an instant, not before the anchor, falls into. */
  public long periodAt(Instant at) {
    // Whole months on the calendar can be one off where a month is short or a clock was changed.
    long period =
        ChronoUnit.MONTHS.between(
            ZonedDateTime.ofInstant(anchor, zone), ZonedDateTime.ofInstant(at, zone));
    while (!start(period + 1).isAfter(at)) {
      period++;
    }
    while (period > 0 && start(period).isAfter(at)) {
      period--;
    }
    return period;
  }

  Allowance with(long monthly, int priority, Rollover rollover, String policyVersion) {
    return new Allowance(monthly, priority, anchor, zone, rollover, policyVersion);
  }
}
