package dev.fanfare.payout;

import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.util.Map;

/**
 * What a batch run did, as it stood when the run ended; what became of the payouts later is theirs
 * to tell.
 *
 * @param run which run
 * @param requested payouts made
 * @param paid of those, known to be paid
 * @param submitted of those, with the gateway
 * @param failed of those, refused
 * @param unknown of those, with an unknown outcome
 * @param waiting of those, not submitted, by reason
 * @param skipped creators without a payout, by reason
 * @param gross what the payouts took from balances
 * @param net what creators are to get, by the asset they are paid in
 * @param paidNet the part of {@code net} known to be paid
 */
public record PayoutRunReport(
    PayoutRun run,
    int requested,
    int paid,
    int submitted,
    int failed,
    int unknown,
    Map<String, Integer> waiting,
    Map<String, Integer> skipped,
    Map<Asset, Money> gross,
    Map<Asset, Money> net,
    Map<Asset, Money> paidNet) {
  public PayoutRunReport {
    waiting = Map.copyOf(waiting);
    skipped = Map.copyOf(skipped);
    gross = Map.copyOf(gross);
    net = Map.copyOf(net);
    paidNet = Map.copyOf(paidNet);
  }
}
