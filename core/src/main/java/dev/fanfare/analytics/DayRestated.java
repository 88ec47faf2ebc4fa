package dev.fanfare.analytics;

import dev.fanfare.event.DomainEvent;
import java.time.LocalDate;

/**
 * The figures of a day that was final have changed: a late fact came.
 *
 * @param day which day
 * @param revision how often it was computed to other figures by now
 */
public record DayRestated(LocalDate day, long revision) implements DomainEvent {
  /** Returns {@code analytics}: restatements are delivered in order. */
  @Override
  public String subject() {
    return "analytics";
  }
}
