package dev.fanfare.trend;

/** Why a trend that a model proposed was left out. */
public enum ProposalFault {
  /** Nothing is left of its name once it is cleaned, or too much. */
  NAME,
  /** Its peak is no date. */
  DATE,
  /** Its peak is not in the future. */
  PAST,
  /** Its peak is beyond the horizon. */
  TOO_FAR
}
