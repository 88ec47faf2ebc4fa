package dev.fanfare.earning;

import java.util.List;

/**
 * What came of booking many.
 *
 * @param recorded sales and refunds newly booked
 * @param repeated those that were stored already with the same content
 * @param rejected those that were not booked, and why
 */
public record BulkReport(int recorded, int repeated, List<Rejected> rejected) {
  public BulkReport {
    rejected = List.copyOf(rejected);
  }

  /**
   * A sale or refund that was not booked.
   *
   * @param id its id
   * @param reason why, for people
   */
  public record Rejected(String id, String reason) {}
}
