package dev.fanfare.content;

import static dev.fanfare.internal.Checks.requireRange;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a round of work on content jobs did.
 *
 * @param jobs how many jobs stand in which state now, of those it went on with; {@link
 *     ContentState#QUEUED} are to be tried again
 * @param faults jobs that it could not bring on because of a fault of the storage; they are taken
 *     up again when their lease is over
 */
public record WorkReport(Map<ContentState, Integer> jobs, int faults) {
  /**
   * @throws IllegalArgumentException if {@code faults} is negative
   */
  public WorkReport {
    Map<ContentState, Integer> sorted = new EnumMap<>(ContentState.class);
    sorted.putAll(jobs);
    jobs = Collections.unmodifiableMap(sorted);
    requireRange("faults", faults, 0, Integer.MAX_VALUE);
  }

  /** Returns how many jobs it went on with, faults included. */
  public int total() {
    return jobs.values().stream().mapToInt(Integer::intValue).sum() + faults;
  }
}
