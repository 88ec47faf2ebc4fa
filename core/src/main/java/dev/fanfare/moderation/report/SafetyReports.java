package dev.fanfare.moderation.report;

import dev.fanfare.event.Operations;
import dev.fanfare.moderation.ModerationStore;
import dev.fanfare.moderation.review.ReviewStore;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Makes and keeps the daily safety report.
 *
 * <p>Nothing here needs a key: a report that is made twice is the same, and is stored and announced
 * once.
 */
public interface SafetyReports {
  /**
   * Returns the service over a store.
   *
   * @param moderation what was screened, found and decided
   * @param reviews what people had to look at, and appeals
   */
  static SafetyReports of(
      Operations operations,
      SafetyReportStore store,
      ModerationStore moderation,
      ReviewStore reviews,
      SafetyReportPolicy policy) {
    return new StoredSafetyReports(operations, store, moderation, reviews, policy);
  }

  /**
   * Makes the report of a day from what is stored by now, and keeps it if it is the first of the
   * day or says other than the one before. Then {@link SafetyReportMade} is announced.
   *
   * @param day a day of the policy's zone
   */
  MakeResult make(LocalDate day);

  /**
   * Makes the reports of the days since the latest one, oldest first, and then makes those of the
   * days before again, latest first, as far back as the policy says. Where there is no report yet
   * it begins with the last day that is over. Call it from a schedule.
   *
   * @param limit how many days at most, 1 to 1000
   * @return how many reports were made or revised
   */
  int catchUp(int limit);

  /** Returns the report of a day of the policy's zone, empty if there is none. */
  Optional<SafetyReport> find(LocalDate day);

  /**
   * Returns the reports of the days in [from, to), oldest first; a day without one is left out.
   *
   * @throws IllegalArgumentException if that is more than 1000 days, or {@code from} is after
   *     {@code to}
   */
  List<SafetyReport> between(LocalDate from, LocalDate to);
}
