package dev.fanfare.collaboration;

/** How a collaboration request stands. */
public enum CollaborationState {
  /** Waits for the target's answer, until its deadline. */
  PENDING,
  /** The target agreed; the split holds. */
  ACCEPTED,
  /** The target declined. */
  REJECTED,
  /** Nobody answered in time. */
  EXPIRED,
  /** The initiator took it back before it was answered. */
  WITHDRAWN,
  /** The work is out; the split goes on holding for what it earns. */
  COMPLETED;

  /** Returns whether the split binds: agreed to, whether or not the work is out yet. */
  public boolean isAgreed() {
    return this == ACCEPTED || this == COMPLETED;
  }

  /** Returns whether nothing can change any more. */
  public boolean isFinal() {
    return this != PENDING && this != ACCEPTED;
  }

  /** Returns whether a request may go from this state to another. */
  public boolean canBecome(CollaborationState next) {
    return switch (this) {
      case PENDING -> next != PENDING && next != COMPLETED;
      case ACCEPTED -> next == COMPLETED;
      case REJECTED, EXPIRED, WITHDRAWN, COMPLETED -> false;
    };
  }
}
