package dev.fanfare.credit;

/** Why credits were granted. */
public enum GrantSource {
  /** The monthly allowance of a tier. */
  ALLOWANCE,
  /** Bought by the creator. */
  PURCHASE,
  /** Given to promote something. */
  PROMOTION,
  /** The reward of an achievement. */
  ACHIEVEMENT,
  /** A correction by an operator. */
  ADJUSTMENT;

  /** Returns whether the creator paid for it: among equals, bought credits are used last. */
  public boolean bought() {
    return this == PURCHASE;
  }
}
