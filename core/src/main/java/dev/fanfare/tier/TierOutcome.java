package dev.fanfare.tier;

/** What an evaluation did to a creator's tier. */
public enum TierOutcome {
  /** The creator had no tier and got one. */
  FIRST,
  /** The creator rose, or moved to another tier of the same level. */
  PROMOTED,
  /** The creator fell. */
  DEMOTED,
  /** The figures earn the tier that the creator has. */
  UNCHANGED,
  /** The figures earn less, but the tier is not lost yet. */
  HELD,
  /** An override decides; what the figures earn is kept for its end. */
  OVERRIDDEN
}
