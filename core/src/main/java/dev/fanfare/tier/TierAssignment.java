package dev.fanfare.tier;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A tier that was or is in force for a creator, over {@code [from, until)}: an entry of the
 * creator's history. Times are kept to the microsecond.
 *
 * @param seq 1 for the creator's first, then one more each
 * @param tier the tier's name
 * @param level the tier's place on the ladder then
 * @param cause why it began
 * @param from when it began
 * @param until when it ended, null while it is in force
 * @param policyVersion the policy that was in force when it began
 * @param evidence the figures that earned it, null if none did
 * @param reason why an operator set it, 1 to 500 characters; null unless the cause is an override
 * @param overrideUntil when an override is to end, null if it is to stay or the cause is another
 */
public record TierAssignment(
    CreatorId creator,
    long seq,
    String tier,
    int level,
    Cause cause,
    Instant from,
    @Nullable Instant until,
    String policyVersion,
    @Nullable TierEvidence evidence,
    @Nullable String reason,
    @Nullable Instant overrideUntil)
    implements Serializable {
  /** Why a tier came into force. */
  public enum Cause {
    /** The creator's figures earned it. */
    EVALUATION,
    /** An operator set it. */
    OVERRIDE,
    /** An override ended, and this is what had been earned. */
    OVERRIDE_ENDED
  }

  public TierAssignment {
    requireNonNull(creator, "creator");
    requireRange("seq", seq, 1, Long.MAX_VALUE);
    requireText("tier", tier, 50);
    requireRange("level", level, 0, Tier.MAX_LEVEL);
    requireNonNull(cause, "cause");
    from = Instants.floor(requireNonNull(from, "from"));
    until = until == null ? null : Instants.floor(until);
    overrideUntil = overrideUntil == null ? null : Instants.floor(overrideUntil);
    require(until == null || !until.isBefore(from), "until %s is before from %s", until, from);
    requireText("policyVersion", policyVersion, 64);
    require(
        (cause == Cause.OVERRIDE) == (reason != null),
        "an override, and nothing else, has a reason: cause was %s, reason '%s'",
        cause,
        reason);
    if (reason != null) {
      requireText("reason", reason, 500);
    }
    require(
        overrideUntil == null || cause == Cause.OVERRIDE && overrideUntil.isAfter(from),
        "overrideUntil must be an override's and after from %s, was %s",
        from,
        overrideUntil);
  }

  /** Returns an id that no other assignment has, for what follows from this one. */
  public UUID id() {
    return DerivedId.of(creator.value(), "tier/" + seq);
  }

  /** Returns when it ended, empty while it is in force. */
  public Optional<Instant> ended() {
    return Optional.ofNullable(until);
  }

  /** Returns whether this is an override that holds at an instant. */
  public boolean overridesAt(Instant at) {
    return cause == Cause.OVERRIDE && (overrideUntil == null || at.isBefore(overrideUntil));
  }

  /** Returns whether this is an override whose end has come by an instant. */
  public boolean expiredAt(Instant at) {
    return overrideUntil != null && !at.isBefore(overrideUntil);
  }

  /** Returns whether this was in force at an instant. */
  public boolean covers(Instant at) {
    return !at.isBefore(from) && (until == null || at.isBefore(until));
  }

  /** Returns this assignment, ended. */
  public TierAssignment endedAt(Instant end) {
    return new TierAssignment(
        creator,
        seq,
        tier,
        level,
        cause,
        from,
        end,
        policyVersion,
        evidence,
        reason,
        overrideUntil);
  }
}
