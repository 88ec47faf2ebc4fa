package dev.fanfare.moderation.consent;

/** What a person decided. */
public enum ConsentDecision {
  /** They agreed. */
  GRANTED,
  /** They took it back, or said no in advance. */
  WITHDRAWN
}
