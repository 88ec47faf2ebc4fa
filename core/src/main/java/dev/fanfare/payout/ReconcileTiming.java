package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When the gateway is asked what became of an attempt. Immutable.
 *
 * @param submittingGrace how long after it was stored an attempt without any recorded answer counts
 *     as UNKNOWN: the process that submitted it has died. Longer than a submission can take,
 *     time-outs included; more than 0
 * @param submittedCheck how long after the last word on it a SUBMITTED attempt is looked up, and
 *     again after each lookup; more than 0
 * @param unknownBackoff how long an UNKNOWN attempt waits before its first, second, … lookup; after
 *     the last one an operator decides. Not empty, each more than 0
 * @param resendMargin how long before the end of the gateway's dedupe window an attempt is sent
 *     again for the last time: a message on its way must still arrive within the window. 0 or more
 */
public record ReconcileTiming(
    Duration submittingGrace,
    Duration submittedCheck,
    List<Duration> unknownBackoff,
    Duration resendMargin) {
  private static final ReconcileTiming STANDARD =
      new ReconcileTiming(
          Duration.ofMinutes(10),
          Duration.ofHours(6),
          List.of(
              Duration.ofMinutes(1),
              Duration.ofMinutes(5),
              Duration.ofHours(1),
              Duration.ofHours(6),
              Duration.ofDays(1),
              Duration.ofDays(1),
              Duration.ofDays(1)),
          Duration.ofHours(1));

  /**
   * @throws IllegalArgumentException if a duration is out of range
   */
  public ReconcileTiming {
    positive("submittingGrace", submittingGrace);
    positive("submittedCheck", submittedCheck);
    unknownBackoff = List.copyOf(unknownBackoff);
    require(!unknownBackoff.isEmpty(), "unknownBackoff must not be empty");
    unknownBackoff.forEach(wait -> positive("unknownBackoff", wait));
    require(!resendMargin.isNegative(), "resendMargin must be 0 or more, was %s", resendMargin);
  }

  private static void positive(String name, Duration duration) {
    require(
        !duration.isNegative() && !duration.isZero(),
        "%s must be more than 0, was %s",
        name,
        duration);
  }

  /**
   * Returns the timing that holds unless a host brings its own: a grace of 10 minutes, submitted
   * attempts every 6 hours, unknown ones after 1 min, 5 min, 1 h, 6 h and then daily three times, a
   * margin of 1 hour.
   */
  public static ReconcileTiming standard() {
    return STANDARD;
  }

  /** Returns how long to wait after a number of lookups, empty if an operator has to decide. */
  Optional<Duration> backoff(int lookups) {
    return lookups < unknownBackoff.size()
        ? Optional.of(unknownBackoff.get(lookups))
        : Optional.empty();
  }

  /**
   * Returns whether an attempt may be sent again: the gateway will certainly still recognise its
   * key.
   *
   * @param firstSent when it was first handed over, at the earliest
   */
  boolean mayResend(Instant firstSent, Duration dedupeWindow, Instant now) {
    // A clock that ran back says nothing about how long ago that was.
    return !now.isBefore(firstSent)
        && Duration.between(firstSent, now).plus(resendMargin).compareTo(dedupeWindow) < 0;
  }
}
