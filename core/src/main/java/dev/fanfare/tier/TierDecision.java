package dev.fanfare.tier;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of a creator's tier, ready to be stored.
 *
 * @param before where the creator stood, null if nowhere
 * @param previous what was in force just before: {@code before}'s, or what an override that had
 *     expired gave way to
 * @param after where the creator stands
 * @param added new entries of the history, in order; each ends the one before it
 * @param outcome what an evaluation came to; {@link TierOutcome#OVERRIDDEN} if an operator decided
 */
record TierDecision(
    @Nullable TierStanding before,
    @Nullable TierAssignment previous,
    TierStanding after,
    List<TierAssignment> added,
    TierOutcome outcome) {

  /** Returns whether there is anything to store. */
  boolean changesAnything() {
    return !after.equals(before);
  }

  /** Returns the name of the tier that was in force just before, null if none was. */
  @Nullable String previousTier() {
    return previous == null ? null : previous.tier();
  }

  /** Returns the name of the tier that is in force. */
  String tier() {
    return after.current().tier();
  }

  /** Returns whether another tier is in force than just before. */
  boolean changed() {
    return !tier().equals(previousTier());
  }
}
