package dev.fanfare.payout;

import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a payout changed its state.
 *
 * @param source where the knowledge comes from
 * @param by who says so: an operator, a gateway's name, 1 to 64 characters
 * @param text what was said, 1 to 300 characters
 * @param saidAt when it was said, by the clock of who said it; null where that is the time of the
 *     change
 */
public record Evidence(Source source, String by, String text, @Nullable Instant saidAt)
    implements Serializable {
  private static final int MAX_TEXT = OutsideText.REASON;

  /** Where the knowledge comes from. */
  public enum Source {
    /** The request and the policies in force. */
    POLICY,
    /** A person. */
    OPERATOR,
    /** The gateway's answer to a submission. */
    ANSWER,
    /** The gateway's own message: a webhook, a status file. */
    REPORT,
    /** The gateway's answer to a lookup: it has the attempt. */
    LOOKUP,
    /** The gateway's answer to a lookup: it never got the attempt and never executes it. */
    NOT_RECEIVED,
    /** The absence of an answer: a time-out, a fault, a crash. Proves nothing. */
    SILENCE
  }

  public Evidence {
    requireNonNull(source, "source");
    requireText("by", by, 64);
    requireText("evidence", text, MAX_TEXT);
    saidAt = saidAt == null ? null : Instants.floor(saidAt);
  }

  static Evidence policy(String text) {
    return new Evidence(Source.POLICY, "policy", text, null);
  }

  static Evidence operator(String by, String text) {
    return new Evidence(Source.OPERATOR, by, text, null);
  }

  static Evidence of(Source source, String gateway, @Nullable String text) {
    return new Evidence(source, gateway, OutsideText.fit(text, MAX_TEXT, "nothing said"), null);
  }

  static Evidence of(Source source, String gateway, GatewayReport report) {
    String reason = report.reason() == null ? "" : ": " + report.reason();
    String text = report.state() + " (" + report.eventId() + ")" + reason;
    return new Evidence(
        source, gateway, OutsideText.fit(text, MAX_TEXT, "nothing said"), report.at());
  }
}
