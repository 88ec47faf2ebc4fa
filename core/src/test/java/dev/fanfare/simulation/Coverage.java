package dev.fanfare.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a thousand scenarios must have met: a simulation that gets nowhere finds nothing. */
final class Coverage {
  private static final List<String> FAULTS =
      List.of(
          "answer came late",
          "attempt never received",
          "lookup could not tell",
          "lookup failed",
          "repetition refused",
          "report came again",
          "report came out of order",
          "submission rejected",
          "submission timed out");

  private static final List<String> ANSWERS =
      List.of(
          "Achievements.AchievementsChecked",
          "Achievements.CheckReport",
          "Collaborations.ChangeResult.Changed",
          "Collaborations.ChangeResult.NotPossible",
          "Collaborations.ChangeResult.NotYours",
          "Collaborations.ProposeResult.AlreadyPending",
          "Collaborations.ProposeResult.Proposed",
          "Creators.CreatorChanged",
          "DecisionResult.Applied",
          "DecisionResult.NotPossible",
          "FanfareEvents.Delivery",
          "Granted",
          "Ledger.AdjustResult.AlreadyReversed",
          "Ledger.AdjustResult.Booked",
          "Ledger.AdjustResult.Declined",
          "MatureReport",
          "Payout",
          "PayoutRunReport",
          "ReconcileReport",
          "RecordReport",
          "RefundResult.Declined",
          "RefundResult.ExceedsSale",
          "RefundResult.Recorded",
          "RefundResult.Refunded",
          "RefundResult.UnknownSale",
          "ReleaseResult.AlreadyClosed",
          "ReleaseResult.Released",
          "ReportEffect.APPLIED",
          "ReportEffect.DUPLICATE",
          "ReportEffect.NO_EFFECT",
          "RequestResult.BelowMinimum",
          "RequestResult.InsufficientFunds",
          "RequestResult.NoExchangeRate",
          "RequestResult.NotEligible",
          "RequestResult.Requested",
          "ReserveResult.Declined",
          "ReserveResult.Moved",
          "ReserveResult.Reserved",
          "SaleResult.Exists",
          "SaleResult.Recorded",
          "SettleResult.AlreadyClosed",
          "SettleResult.Declined",
          "SettleResult.Settled",
          "SpendResult.Declined",
          "SpendResult.Spent",
          "Step.Thrown",
          "Submission.NotApproved",
          "Submission.NotEligible",
          "Submission.Sent",
          "SubmitReport",
          "TierRunReport",
          "TierService.EndOverrideResult.Ended",
          "TierService.EndOverrideResult.NotOverridden",
          "TierService.Evaluated",
          "TierService.Overridden",
          "given up");

  private Coverage() {}

  /** Checks that the process died wherever it could, and that everything else happened. */
  static void check(Tally tally) {
    Set<String> survived = new HashSet<>(tally.passed().keySet());
    survived.removeAll(tally.crashes().keySet());
    assertThat(survived).as("calls at which no process died").isEmpty();
    assertThat(tally.faults().keySet()).as("faults of gateways").containsAll(FAULTS);
    assertThat(tally.answers().keySet()).as("answers").containsAll(ANSWERS);
  }
}
