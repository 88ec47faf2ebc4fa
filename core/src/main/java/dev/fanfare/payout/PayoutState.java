package dev.fanfare.payout;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a payout stands, and where it can go from there. */
public enum PayoutState {
  /** The money is set aside; nobody has decided yet. */
  REQUESTED,
  /** A person looks at it. */
  IN_REVIEW,
  /** It may be submitted. */
  APPROVED,
  /** An attempt is stored and is being handed to the gateway. */
  SUBMITTING,
  /** The gateway has it. */
  SUBMITTED,
  /**
   * Nobody knows whether the money moves. Only evidence ends this, and until then nothing is tried
   * again.
   */
  UNKNOWN,
  /** The creator has the money. Not the end: it may come back. */
  PAID,
  /** The money moved and came back; the creator has the gross amount again. */
  RETURNED,
  /** No money moved; the creator has the gross amount again. */
  FAILED,
  /** Given up before anything was submitted; the creator has the gross amount again. */
  CANCELLED;

  private static final Map<PayoutState, Set<PayoutState>> NEXT = transitions();

  private static Map<PayoutState, Set<PayoutState>> transitions() {
    Map<PayoutState, Set<PayoutState>> next = new EnumMap<>(PayoutState.class);
    next.put(REQUESTED, EnumSet.of(IN_REVIEW, APPROVED, CANCELLED));
    next.put(IN_REVIEW, EnumSet.of(APPROVED, CANCELLED));
    next.put(APPROVED, EnumSet.of(SUBMITTING, CANCELLED));
    next.put(SUBMITTING, EnumSet.of(SUBMITTED, PAID, FAILED, UNKNOWN));
    next.put(SUBMITTED, EnumSet.of(PAID, FAILED, UNKNOWN));
    next.put(UNKNOWN, EnumSet.of(SUBMITTED, PAID, FAILED));
    next.put(PAID, EnumSet.of(RETURNED));
    next.put(RETURNED, EnumSet.noneOf(PayoutState.class));
    next.put(FAILED, EnumSet.noneOf(PayoutState.class));
    next.put(CANCELLED, EnumSet.noneOf(PayoutState.class));
    next.replaceAll((from, to) -> Collections.unmodifiableSet(to));
    return Collections.unmodifiableMap(next);
  }

  /** Returns all legal transitions, for a storage that checks them too. */
  public static Map<PayoutState, Set<PayoutState>> legal() {
    return NEXT;
  }

  /** Returns the states that may follow. */
  public Set<PayoutState> next() {
    return NEXT.getOrDefault(this, Set.of());
  }

  /** Returns whether a state may follow this one. */
  public boolean canBecome(PayoutState state) {
    return next().contains(state);
  }

  /** Returns whether the payout's money is set aside: taken from the creator, not gone yet. */
  public boolean inFlight() {
    return switch (this) {
      case REQUESTED, IN_REVIEW, APPROVED, SUBMITTING, SUBMITTED, UNKNOWN -> true;
      case PAID, RETURNED, FAILED, CANCELLED -> false;
    };
  }

  /** Returns whether an attempt is under way whose end is not known. */
  public boolean attemptOpen() {
    return this == SUBMITTING || this == SUBMITTED || this == UNKNOWN;
  }

  /** Returns the word that creators are shown. */
  public PayoutStatus status() {
    return switch (this) {
      case REQUESTED, IN_REVIEW, APPROVED -> PayoutStatus.PENDING;
      case SUBMITTING, SUBMITTED, UNKNOWN -> PayoutStatus.PROCESSING;
      case PAID -> PayoutStatus.COMPLETED;
      case RETURNED, FAILED, CANCELLED -> PayoutStatus.FAILED;
    };
  }
}
