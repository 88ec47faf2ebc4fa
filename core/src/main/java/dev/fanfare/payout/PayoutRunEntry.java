package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a run did for one creator.
 *
 * @param run the run's key
 * @param creator whom it considered
 * @param outcome how far it came
 * @param reason why the creator was skipped or the payout waits, in capitals; null if neither
 * @param payout the payout, null if the creator was skipped
 * @param gross what it takes from the balance, null if the creator was skipped
 * @param net what the creator gets, null if the creator was skipped
 */
public record PayoutRunEntry(
    IdempotencyKey run,
    CreatorId creator,
    Outcome outcome,
    @Nullable String reason,
    @Nullable UUID payout,
    @Nullable Money gross,
    @Nullable Money net) {
  /** How far a run came with a creator. */
  public enum Outcome {
    /** The payout is made, the run has not come to submit it yet. */
    REQUESTED,
    /**
     * The payout is made and was not submitted: it waits for a decision, or the creator may not be
     * paid.
     */
    WAITING,
    /** The gateway has it. */
    SUBMITTED,
    /** The creator has the money. */
    PAID,
    /** It was submitted and refused. */
    FAILED,
    /** It was submitted and nobody knows what became of it. */
    UNKNOWN,
    /** No payout was made. */
    SKIPPED
  }

  public PayoutRunEntry {
    requireNonNull(run, "run");
    requireNonNull(creator, "creator");
    requireNonNull(outcome, "outcome");
    if (reason != null) {
      requireText("reason", reason, 64);
    }
    boolean made = outcome != Outcome.SKIPPED;
    require(
        made == (payout != null) && made == (gross != null) && made == (net != null),
        "an entry has a payout and its amounts unless it was skipped, was %s",
        outcome);
  }

  static PayoutRunEntry skipped(IdempotencyKey run, CreatorId creator, String reason) {
    return new PayoutRunEntry(run, creator, Outcome.SKIPPED, reason, null, null, null);
  }

  static PayoutRunEntry requested(
      IdempotencyKey run, CreatorId creator, RequestResult.Requested made) {
    return new PayoutRunEntry(
        run, creator, Outcome.REQUESTED, null, made.payout(), made.gross(), made.net());
  }

  PayoutRunEntry with(Outcome reached, @Nullable String why) {
    return new PayoutRunEntry(run, creator, reached, why, payout, gross, net);
  }
}
