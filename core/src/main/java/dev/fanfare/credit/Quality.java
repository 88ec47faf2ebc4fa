package dev.fanfare.credit;

/** How well a job is done, which is what its price depends on. */
public enum Quality {
  /** The usual quality. */
  STANDARD,
  /** Better. */
  PREMIUM,
  /** The best there is. */
  ULTRA
}
