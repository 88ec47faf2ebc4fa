package dev.fanfare.payout;

import java.util.Map;

/**
 * What submitting many payouts came to.
 *
 * @param sent how many were handed over, by the state that left them in
 * @param notEligible how many stay APPROVED because their creators are not paid now
 */
public record SubmitReport(Map<PayoutState, Integer> sent, int notEligible) {
  public SubmitReport {
    sent = Map.copyOf(sent);
  }
}
