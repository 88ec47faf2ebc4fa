package dev.fanfare.payout;

import java.util.Map;

/**
 * What asking the gateways came to.
 *
 * @param lookups how many attempts were looked up
 * @param resent how many were sent again, with their own key
 * @param states where the payouts stand now
 * @param manual how many an operator has to decide from now on
 */
public record ReconcileReport(
    int lookups, int resent, Map<PayoutState, Integer> states, int manual) {
  public ReconcileReport {
    states = Map.copyOf(states);
  }
}
