package dev.fanfare.payout;

import java.time.Duration;
import java.util.UUID;

/**
 * What moves the money: a bank, a payment provider. Called outside any transaction, after the
 * attempt is stored. Safe for concurrent use.
 *
 * <p>An exception from {@link #submit}, whichever, means that nobody knows whether the money moves:
 * the payout becomes UNKNOWN and only {@link #lookup} or a {@link GatewayReport} gets it out.
 */
public interface PayoutGateway {
  /** Returns the gateway's name, 1 to 64 characters: its money is booked on {@code cash:{name}}. */
  String name();

  /**
   * Hands over an attempt. Sent again with the same key within {@link #dedupeWindow}, it moves
   * money once.
   *
   * @return {@link SubmitResult.Rejected} only if this attempt will certainly never move money
   */
  SubmitResult submit(PayoutAttempt attempt);

  /** Says what became of an attempt. Must not move money. */
  LookupResult lookup(UUID attemptKey);

  /**
   * Returns how long after its first submission the gateway recognises a key; zero if it never
   * does.
   */
  Duration dedupeWindow();

  /** What a gateway says when an attempt is handed over. */
  sealed interface SubmitResult {
    /** It is on its way. {@code reference} is the gateway's own id, 1 to 128 characters. */
    record Accepted(String reference) implements SubmitResult {}

    /** The money has moved. */
    record Paid(String reference) implements SubmitResult {}

    /** It was refused and never moves money. */
    record Rejected(String reason) implements SubmitResult {}
  }

  /** What a gateway says when it is asked about an attempt. */
  sealed interface LookupResult {
    /** It has the attempt, and this is how it stands. */
    record Found(GatewayReport report) implements LookupResult {}

    /** It never got the attempt and, should it still arrive, will not execute it. */
    record DefinitelyNotReceived() implements LookupResult {}

    /** It does not know, which proves nothing. */
    record CannotTell(String reason) implements LookupResult {}
  }
}
