package dev.fanfare.moderation.review;

/** Why somebody may not decide a case. */
public enum Recusal {
  /** It is their own content. */
  OWN_CONTENT,
  /** They reported it. */
  OWN_REPORT,
  /** They have decided about it before. */
  EARLIER_DECISION
}
