package dev.fanfare.moderation.report;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Where safety reports are kept, one of each day and zone. Safe for concurrent use. Zones are told
 * apart by their ids.
 */
public interface SafetyReportStore {
  /**
   * Adds a report of revision 1 if there is none of its day, or replaces the one of the revision
   * before. The check and the write are one step. Runs in a transaction.
   *
   * @return whether it was stored; if not, nothing was changed
   */
  boolean save(SafetyReport report);

  /** Returns the report of a day, empty if there is none. */
  Optional<SafetyReport> find(SafetyDay day);

  /**
   * Returns the reports of the days in [from, to), oldest first.
   *
   * @param zone of whose days
   */
  List<SafetyReport> between(ZoneId zone, LocalDate from, LocalDate to);

  /** Returns the latest day of which there is a report, empty if there is none. */
  Optional<LocalDate> latest(ZoneId zone);
}
