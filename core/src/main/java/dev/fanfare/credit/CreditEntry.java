package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a wallet's statement. Lines are only ever added; their differences sum to the balance.
 *
 * @param wallet whose
 * @param seq 1 for the wallet's first line, then without a gap
 * @param at when it happened; never before the line with the preceding number
 * @param kind what happened
 * @param amount how many credits it is about, 0 or more
 * @param availableDelta what it did to the available credits
 * @param reservedDelta what it did to the reserved credits
 * @param availableAfter available credits after it
 * @param reservedAfter reserved credits after it
 * @param subject what it is about: a grant, a reservation or a charge, as {@code kind} says
 * @param source where the credits had come from, null where several grants may be concerned
 */
public record CreditEntry(
    Wallet wallet,
    long seq,
    Instant at,
    Kind kind,
    long amount,
    long availableDelta,
    long reservedDelta,
    long availableAfter,
    long reservedAfter,
    UUID subject,
    @Nullable GrantSource source)
    implements Serializable {
  /** What a line tells. */
  public enum Kind {
    /** A grant took effect. */
    GRANTED,
    /**
     * An ended period's unused allowance lives on in the grant named here; the balance is the same.
     */
    CARRIED_OVER,
    /** A grant's time was over with credits left. */
    EXPIRED,
    /** A reservation put credits aside. */
    RESERVED,
    /**
     * A reservation was charged and its rest went back; names the charge, or the reservation if
     * nothing was charged.
     */
    SETTLED,
    /** A reservation was given up. */
    RELEASED,
    /** A reservation's time was over. */
    LAPSED,
    /** A charge took credits. */
    SPENT,
    /** A charge was taken back, in whole or in part. */
    REFUNDED
  }

  public CreditEntry {
    requireNonNull(wallet, "wallet");
    requireNonNull(at, "at");
    requireNonNull(kind, "kind");
    requireNonNull(subject, "subject");
  }
}
