package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a payout's history: a change of its state, or evidence that changed nothing. A step
 * that {@link PayoutState} does not allow cannot be built.
 *
 * @param payout whose
 * @param seq 1 for the request, then one more each
 * @param from the state before, null for the request
 * @param to the state after, the same as before if the step only records evidence
 * @param at when it was recorded; kept to the microsecond
 * @param evidence why
 */
public record PayoutStep(
    UUID payout, int seq, @Nullable PayoutState from, PayoutState to, Instant at, Evidence evidence)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if {@code to} cannot follow {@code from}
   */
  public PayoutStep {
    requireNonNull(payout, "payout");
    requireRange("seq", seq, 1, Integer.MAX_VALUE);
    requireNonNull(to, "to");
    at = Instants.floor(requireNonNull(at, "at"));
    requireNonNull(evidence, "evidence");
    if (from == null) {
      require(
          to == PayoutState.REQUESTED && seq == 1,
          "a payout begins as REQUESTED with step 1, was %s with step %d",
          to,
          seq);
    } else {
      require(from == to || from.canBecome(to), "a payout cannot go from %s to %s", from, to);
    }
  }

  /** Returns whether the state changed. */
  public boolean moved() {
    return from != to;
  }
}
