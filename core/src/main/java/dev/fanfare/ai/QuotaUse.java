package dev.fanfare.ai;

import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;

/**
 * What became of a message that was to count against an allowance. Immutable.
 *
 * @param message which
 * @param state what became of it
 * @param resetAt the end of the window that it counts in
 */
public record QuotaUse(QuotaMessage message, State state, Instant resetAt) implements Serializable {
  /** What became of it. */
  public enum State {
    /** It counts, and may yet be given back. */
    RESERVED,
    /** It counts for good: an answer has begun. */
    SPENT,
    /** It does not count: the provider failed before an answer began. */
    REFUNDED
  }

  public QuotaUse {
    requireNonNull(message, "message");
    requireNonNull(state, "state");
    resetAt = Instants.floor(requireNonNull(resetAt, "resetAt"));
  }

  QuotaUse in(State next) {
    return new QuotaUse(message, next, resetAt);
  }
}
