package dev.fanfare.payout;

/** A payout's {@link PayoutState state} in the four words that creators are shown. */
public enum PayoutStatus {
  /** Asked for, not submitted. */
  PENDING,
  /** On its way, or its outcome is being found out. */
  PROCESSING,
  /** The creator has the money. */
  COMPLETED,
  /** The creator does not get the money by this payout; it is available again. */
  FAILED
}
