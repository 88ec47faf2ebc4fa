package dev.fanfare.payout.bankfile;

import dev.fanfare.payout.GatewayReport.State;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the codes of ISO 20022's external code sets ExternalPaymentTransactionStatus1Code and
 * ExternalPaymentGroupStatus1Code mean for a payout. A code that is not here means nothing: among
 * them those which need a decision of the payer (ACFW, RVCM) or say that money is stuck (BLCK).
 */
final class BankStatusCodes {
  /** Of a group: some of it went one way, some another; each transaction says for itself. */
  static final String PARTIAL = "PART";

  private static final Map<String, State> STATES =
      Map.ofEntries(
          Map.entry("RCVD", State.ACCEPTED), // received
          Map.entry("PDNG", State.ACCEPTED), // pending, checks follow
          Map.entry("ACTC", State.ACCEPTED), // technical validation passed
          Map.entry("ACCP", State.ACCEPTED), // customer profile checked
          Map.entry("ACFC", State.ACCEPTED), // funds checked
          Map.entry("ACWC", State.ACCEPTED), // accepted with a change
          Map.entry("ACSP", State.ACCEPTED), // settlement in process
          Map.entry("ACPD", State.ACCEPTED), // accepted by the clearing
          Map.entry("ACWP", State.ACCEPTED), // not yet on the creditor's account
          Map.entry("ACSC", State.PAID), // settlement completed
          Map.entry("ACCC", State.PAID), // on the creditor's account
          Map.entry("RJCT", State.REJECTED), // rejected
          Map.entry("CANC", State.REJECTED)); // cancelled before execution

  /**
   * Reasons of ExternalStatusReason1Code that refuse a copy: of the file, a block or a payment.
   * They say nothing of the first one, which may well be paid.
   */
  private static final Set<String> DUPLICATE =
      Set.of("AM05", "DU01", "DU02", "DU03", "DU04", "DU05", "DUPL");

  private BankStatusCodes() {}

  static Optional<State> state(String code) {
    return Optional.ofNullable(STATES.get(code));
  }

  /** Returns whether a reason for a rejection is that the bank had got the same before. */
  static boolean isDuplicate(String reasonCode) {
    return DUPLICATE.contains(reasonCode);
  }
}
