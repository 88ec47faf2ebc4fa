package dev.fanfare.payout.bankfile;

import static java.util.Objects.requireNonNull;

import dev.fanfare.payout.GatewayReport;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an instruction stands, as last heard.
 *
 * @param state as a gateway reports it
 * @param reference the bank's own id of the payment, null if it named none
 * @param reason why it was rejected or returned, null if it was not or nothing was said
 * @param at when the bank said so; at first, when the instruction was received
 */
public record BankStatus(
    GatewayReport.State state, @Nullable String reference, @Nullable String reason, Instant at)
    implements Serializable {
  public BankStatus {
    requireNonNull(state, "state");
    requireNonNull(at, "at");
  }
}
