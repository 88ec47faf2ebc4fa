package dev.fanfare.moderation.report;

import static java.util.Objects.requireNonNull;

import dev.fanfare.event.DomainEvent;
import java.util.List;

/**
 * A safety report was made, or made again with another result. Read it with {@link
 * SafetyReports#find}.
 *
 * @param day of which day
 * @param revision 1 for the first
 * @param changes what is other than in the revision before, empty for the first
 */
public record SafetyReportMade(SafetyDay day, int revision, List<SafetyChange> changes)
    implements DomainEvent {
  /** Copies the list. */
  public SafetyReportMade {
    requireNonNull(day, "day");
    changes = List.copyOf(changes);
  }

  @Override
  public String subject() {
    return "safety-report/" + day.zone();
  }
}
