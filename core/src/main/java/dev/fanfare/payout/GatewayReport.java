package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A gateway's word on an attempt: the answer to a lookup, a webhook, or a line of a status file. It
 * may come late, twice or out of order.
 *
 * @param eventId the gateway's id of this message, unique for the gateway, 1 to 128 characters
 * @param attemptKey which attempt
 * @param state how it stands
 * @param reference the gateway's id of the payment, null if unknown
 * @param reason why it was rejected or returned, null if it was not or nothing was said
 * @param at when the gateway said so; kept to the microsecond
 */
public record GatewayReport(
    String eventId,
    UUID attemptKey,
    State state,
    @Nullable String reference,
    @Nullable String reason,
    Instant at) {
  /** How an attempt stands at the gateway. */
  public enum State {
    /** Being worked on. */
    ACCEPTED,
    /** The creator has the money. */
    PAID,
    /** Refused; no money moves. */
    REJECTED,
    /** The money had moved and has come back. */
    RETURNED
  }

  public GatewayReport {
    requireText("eventId", eventId, 128);
    requireNonNull(attemptKey, "attemptKey");
    requireNonNull(state, "state");
    at = Instants.floor(requireNonNull(at, "at"));
  }
}
