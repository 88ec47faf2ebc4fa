package dev.fanfare.ai;

/** Why the cost of a call is not known. */
public enum UnpricedReason {
  /** The price book has no price for the model at the time. */
  NO_PRICE,
  /** The provider did not say how many tokens there were of a class that has a price. */
  NO_COUNT,
  /** The provider counted tokens of a class that has no price. */
  NO_CLASS_PRICE,
  /** The call broke off: the counts until then are not what is billed. */
  BROKEN_OFF,
  /** The counts are so high that they cannot be true. */
  IMPLAUSIBLE
}
