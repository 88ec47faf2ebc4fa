package dev.fanfare.ai;

import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A call cost nobody knows what: the price book or the provider's counts lack something. The first
 * one of a model, reason and day of UTC.
 *
 * @param model the model that answered, or else was asked
 * @param reason what is missing
 * @param day the day on which the call began
 * @param at when
 */
public record ModelUnpriced(ModelName model, UnpricedReason reason, LocalDate day, Instant at)
    implements DomainEvent {
  /** Returns {@code ai}: what concerns models is delivered in order. */
  @Override
  public String subject() {
    return "ai";
  }
}
