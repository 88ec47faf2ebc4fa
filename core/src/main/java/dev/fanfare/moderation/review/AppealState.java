package dev.fanfare.moderation.review;

/** How an appeal stands. */
public enum AppealState {
  /** It waits for a reviewer. */
  OPEN,
  /** A person who did not make the decision has looked at it. */
  IN_REVIEW,
  /** The decision was right. */
  UPHELD,
  /** The decision was wrong; everything it did is taken back. */
  OVERTURNED,
  /** The decision was too hard; part of what it did is taken back. */
  PARTLY_OVERTURNED,
  /** Whoever appealed took the appeal back. */
  WITHDRAWN,
  /** Nobody appealed in time. No appeal is kept in this state. */
  EXPIRED;

  /** Returns whether nobody has decided it. */
  public boolean isOpen() {
    return this == OPEN || this == IN_REVIEW;
  }

  /** Returns whether an appeal may pass from this state into another. */
  public boolean canBecome(AppealState next) {
    return switch (this) {
      case OPEN -> next == IN_REVIEW || next == WITHDRAWN;
      case IN_REVIEW ->
          next == UPHELD || next == OVERTURNED || next == PARTLY_OVERTURNED || next == WITHDRAWN;
      default -> false;
    };
  }
}
