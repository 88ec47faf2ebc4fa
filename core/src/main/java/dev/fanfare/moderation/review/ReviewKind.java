package dev.fanfare.moderation.review;

/** Why somebody has to look. */
public enum ReviewKind {
  /** A policy asks for a person, or users reported it. */
  REVIEW,
  /** Somebody appeals a decision. */
  APPEAL
}
