package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The day that an allowance is for, fixed by its first call. Immutable.
 *
 * @param subject whose, and for what
 * @param zone whose calendar it follows
 * @param resetAt when it ends
 * @param used calls that count, 0 or more
 */
public record QuotaWindow(QuotaSubject subject, ZoneId zone, Instant resetAt, int used)
    implements Serializable {
  /**
   * How long the first allowance in another zone lasts at least, counted from the end of the one
   * before: a day on which clocks are put forward.
   */
  public static final Duration SHORTEST = Duration.ofHours(23);

  /**
   * @throws IllegalArgumentException if {@code used} is negative
   */
  public QuotaWindow {
    requireNonNull(subject, "subject");
    requireNonNull(zone, "zone");
    resetAt = Instants.floor(requireNonNull(resetAt, "resetAt"));
    requireRange("used", used, 0, Integer.MAX_VALUE);
  }

  /**
   * Returns the window that a call falls into: the last one while it has not ended; then a new one,
   * to the next midnight in the zone. If the zone is another than the last window's, to the first
   * midnight that is at least {@link #SHORTEST} after that window's end: whoever moves the clock
   * gets no second allowance in a day.
   *
   * @param last the subject's last window, null if it never had one
   * @param zone where the user is now
   */
  static QuotaWindow at(
      @Nullable QuotaWindow last, QuotaSubject subject, Instant now, ZoneId zone) {
    if (last != null && now.isBefore(last.resetAt)) {
      return last;
    }
    Instant earliest =
        last == null || last.zone.equals(zone) ? Instant.MIN : last.resetAt.plus(SHORTEST);
    return new QuotaWindow(subject, zone, midnight(now, earliest, zone), 0);
  }

  /**
   * Returns the first start of a day after {@code now} and not before {@code earliest}. Where
   * clocks go back over midnight the day's date comes twice; it starts once, the first time.
   */
  private static Instant midnight(Instant now, Instant earliest, ZoneId zone) {
    Instant from = now.isBefore(earliest) ? earliest : now;
    LocalDate day = from.atZone(zone).toLocalDate();
    while (true) {
      Instant start = day.atStartOfDay(zone).toInstant();
      if (start.isAfter(now) && !start.isBefore(earliest)) {
        return start;
      }
      day = day.plusDays(1);
    }
  }

  /** Returns this window with calls added, or taken back. */
  QuotaWindow plus(int calls) {
    return new QuotaWindow(subject, zone, resetAt, used + calls);
  }
}
