package dev.fanfare.event;

/**
 * An event for tests of an outbox.
 *
 * @param subject whom it concerns
 * @param number tells events of one subject apart
 */
public record SampleEvent(String subject, long number) implements DomainEvent {}
