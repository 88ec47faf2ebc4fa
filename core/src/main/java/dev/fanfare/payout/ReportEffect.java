package dev.fanfare.payout;

/** What a gateway's report did. */
public enum ReportEffect {
  /** The payout moved on. */
  APPLIED,
  /** It says nothing new, or came after a later one; it is stored. */
  NO_EFFECT,
  /** The same report was stored before. */
  DUPLICATE,
  /** It cannot be, given what the gateway said before; it is stored and an operator has to look. */
  CONTRADICTION,
  /** Nobody made such an attempt here; nothing is stored. */
  UNKNOWN_ATTEMPT
}
