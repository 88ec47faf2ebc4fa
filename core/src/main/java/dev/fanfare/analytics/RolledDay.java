package dev.fanfare.analytics;

import java.time.LocalDate;
import java.util.Set;

/**
 * What computing a day came to.
 *
 * @param changed whether any row differs from what was stored before
 * @param cohorts days on which users had been first active until this day turned out to be it; all
 *     are later than this day
 * @param later days whose figures build on ones that changed: those from which users had been
 *     known, and the next dates for which a video or a creator's followers were counted
 */
public record RolledDay(boolean changed, Set<LocalDate> cohorts, Set<LocalDate> later) {
  public RolledDay {
    cohorts = Set.copyOf(cohorts);
    later = Set.copyOf(later);
  }
}
