package dev.fanfare.activity;

import java.util.List;

/**
 * What came of recording facts.
 *
 * @param added how many were new; of counters, those that raised some count too
 * @param repeated how many had been recorded with the same content, or raised nothing
 * @param rejected those that were not recorded, and why
 */
public record RecordReport(int added, int repeated, List<Rejected> rejected) {
  public RecordReport {
    rejected = List.copyOf(rejected);
  }

  /**
   * A fact that was not recorded.
   *
   * @param id the fact's id
   * @param reason why, for people
   */
  public record Rejected(String id, String reason) {}
}
