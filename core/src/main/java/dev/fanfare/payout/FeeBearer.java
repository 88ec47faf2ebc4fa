package dev.fanfare.payout;

/** Who pays for a payout. */
public enum FeeBearer {
  /** The fee is taken off what the creator gets. */
  CREATOR,
  /** The creator gets the gross amount; the platform books the fee as a cost of its own. */
  PLATFORM
}
