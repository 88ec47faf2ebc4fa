package dev.fanfare.simulation;

import dev.fanfare.collaboration.Collaborations.ChangeResult;
import dev.fanfare.collaboration.Collaborations.ProposeResult;
import dev.fanfare.credit.SettleResult;
import dev.fanfare.credit.SpendResult;
import dev.fanfare.earning.ReserveResult;
import dev.fanfare.earning.SaleResult;
import dev.fanfare.ledger.Ledger.AdjustResult;
import dev.fanfare.payout.DecisionResult;
import dev.fanfare.payout.RequestResult;

/**
 * Which answers say no. That there is no tier override to end is not among them: it may be the
 * moment in which one that had expired is written down.
 */
final class Refusals {
  private Refusals() {}

  /** Returns whether an answer says that nothing was changed. */
  static boolean isRefusal(Object answer) {
    return answer instanceof Step.Thrown || ofMoney(answer) || ofCredits(answer) || other(answer);
  }

  private static boolean ofMoney(Object answer) {
    return answer instanceof SaleResult.Exists
        || answer instanceof dev.fanfare.earning.RefundResult
            && !(answer instanceof dev.fanfare.earning.RefundResult.Recorded)
        || answer instanceof ReserveResult.Declined
        || answer instanceof AdjustResult && !(answer instanceof AdjustResult.Booked)
        || answer instanceof RequestResult.Refused
        || answer instanceof DecisionResult.NotPossible;
  }

  private static boolean ofCredits(Object answer) {
    return answer instanceof SpendResult.Declined
        || answer instanceof dev.fanfare.credit.ReserveResult.Declined
        || answer instanceof SettleResult && !(answer instanceof SettleResult.Settled)
        || answer instanceof dev.fanfare.credit.ReleaseResult.AlreadyClosed
        || answer instanceof dev.fanfare.credit.RefundResult.Declined;
  }

  private static boolean other(Object answer) {
    // NotOverridden is not among them: the call may have ended an override whose time was up.
    return answer instanceof ProposeResult.AlreadyPending
        || answer instanceof ChangeResult && !(answer instanceof ChangeResult.Changed);
  }
}
