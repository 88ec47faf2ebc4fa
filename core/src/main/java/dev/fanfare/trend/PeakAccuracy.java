package dev.fanfare.trend;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well the day of a peak was foreseen. Pure. */
final class PeakAccuracy {
  private PeakAccuracy() {}

  /**
   * Returns 100 if the most was used on the day that was foreseen, 0 if that day was missed by the
   * tolerance or more, and the share between them in a straight line.
   *
   * @param counts of the days after {@code madeOn} to {@code peak} plus the tolerance
   * @return null if too little was counted to tell: on less than half of the days from {@code peak}
   *     less the tolerance on, or no use at all
   */
  static @Nullable Double of(
      List<TrendCount> counts, LocalDate madeOn, LocalDate peak, int tolerance) {
    LocalDate around = peak.minusDays(tolerance);
    LocalDate first = around.isAfter(madeOn) ? around : madeOn.plusDays(1);
    LocalDate last = peak.plusDays(tolerance);
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    long counted = counts.stream().filter(count -> !count.day().isBefore(first)).count();
    TrendCount most = null;
    for (TrendCount count : counts) {
      if (most == null || count.uses() > most.uses()) {
        most = count;
      }
    }
    if (most == null || most.uses() == 0 || 2 * counted < days) {
      return null;
    }
    long missed = Math.abs(ChronoUnit.DAYS.between(peak, most.day()));
    return 100.0 * Math.max(0, tolerance - missed) / tolerance;
  }
}
