package dev.fanfare.payout.bankfile;

import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import dev.fanfare.payout.GatewayReport;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an instruction stands, as last heard.
 *
 * @param state as a gateway reports it
 * @param reference the bank's own id of the payment, null if it named none
 * @param reason why it was rejected or returned, null if it was not or nothing was said
 * @param at when the bank said so; at first, when the instruction was received; kept to the
 *     microsecond
 */
public record BankStatus(
    GatewayReport.State state, @Nullable String reference, @Nullable String reason, Instant at)
    implements Serializable {
  public BankStatus {
    requireNonNull(state, "state");
    at = Instants.floor(requireNonNull(at, "at"));
  }

  /** Returns whether the bank has answered for good: what it paid can still come back. */
  public boolean isFinal() {
    return state != GatewayReport.State.ACCEPTED;
  }

  /**
   * Returns the status as a report.
   *
   * @param occasion why it is told, a part of the report's id: told again, it is the same report
   */
  GatewayReport report(String occasion, UUID attemptKey) {
    String id = EndToEndId.of(attemptKey);
    return new GatewayReport(
        occasion + "/" + id + "/" + state,
        attemptKey,
        state,
        reference == null ? id : reference,
        reason,
        at);
  }
}
