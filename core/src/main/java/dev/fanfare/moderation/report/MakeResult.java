package dev.fanfare.moderation.report;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/** What came of making a report. */
public sealed interface MakeResult extends Serializable {
  /** There was none of the day. */
  record Made(SafetyReport report) implements MakeResult {
    /** Checks that nothing is missing. */
    public Made {
      requireNonNull(report, "report");
    }
  }

  /**
   * Something has come since: the report takes the place of the one before.
   *
   * @param changes the numbers that changed; empty if only the zone's clocks are known better
   */
  record Revised(SafetyReport report, List<SafetyChange> changes) implements MakeResult {
    /** Copies the list. */
    public Revised {
      requireNonNull(report, "report");
      changes = List.copyOf(changes);
    }
  }

  /** The report that there was says the same; nothing is stored. */
  record Unchanged(SafetyReport report) implements MakeResult {
    /** Checks that nothing is missing. */
    public Unchanged {
      requireNonNull(report, "report");
    }
  }

  /**
   * The day is not over; nothing is stored.
   *
   * @param until when it is
   */
  record NotOver(SafetyDay day, Instant until) implements MakeResult {
    /** Checks that nothing is missing. */
    public NotOver {
      requireNonNull(day, "day");
      requireNonNull(until, "until");
    }
  }
}
