package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits that came into a wallet together, and what is left of them. Terms never change; what is
 * left does.
 *
 * <p>What is left is not checked here, so that an audit can report a broken row instead of failing
 * on it.
 *
 * @param id the grant's id, derived from the request's key or from the wallet and the period
 * @param wallet where it went
 * @param source why
 * @param amount credits granted, 1 or more
 * @param priority 0 to 100; low is used first
 * @param effectiveAt from when it can be used
 * @param expiresAt from when it can no longer be used, after {@code effectiveAt}; null for never
 * @param period the allowance period it belongs to and ends with, null for any other grant
 * @param parent the grant whose credits these were before they were carried over or restored, null
 *     for fresh credits
 * @param remaining credits that are neither used, reserved nor expired
 * @param held credits that open reservations keep; they stay usable for these even after the grant
 *     has expired
 */
public record Grant(
    UUID id,
    Wallet wallet,
    GrantSource source,
    long amount,
    int priority,
    Instant effectiveAt,
    @Nullable Instant expiresAt,
    @Nullable Long period,
    @Nullable UUID parent,
    long remaining,
    long held)
    implements Serializable {
  /** What a grant's priority is unless something else is said: the middle. */
  public static final int DEFAULT_PRIORITY = 50;

  /** The lowest priority, used last. */
  public static final int MAX_PRIORITY = 100;

  /**
   * The order in which grants are used: low priority number first, then what expires soonest, then
   * given before bought, then the oldest, then by id. The one order for spending, reserving and
   * expiring; what is given back goes in reverse.
   */
  public static final Comparator<Grant> BURN_ORDER = Grant::compareBurn;

  public Grant {
    requireNonNull(id, "id");
    requireNonNull(wallet, "wallet");
    requireNonNull(source, "source");
    requireRange("amount", amount, 1, Long.MAX_VALUE);
    requirePriority(priority);
    requireNonNull(effectiveAt, "effectiveAt");
    requireLater(effectiveAt, expiresAt);
  }

  static void requireLater(Instant effectiveAt, @Nullable Instant expiresAt) {
    if (expiresAt != null) {
      require(
          expiresAt.isAfter(effectiveAt),
          "expiresAt must be after %s, was %s",
          effectiveAt,
          expiresAt);
    }
  }

  static int requirePriority(int priority) {
    return (int) requireRange("priority", priority, 0, MAX_PRIORITY);
  }

  /** Returns whether the grant has taken effect by an instant; it may have expired since. */
  public boolean effectiveBy(Instant at) {
    return !effectiveAt.isAfter(at);
  }

  /** Returns whether the grant's time is over at an instant. */
  public boolean expiredBy(Instant at) {
    return expiresAt != null && !expiresAt.isAfter(at);
  }

  /** Returns whether nothing is left, neither free nor held. */
  boolean isUsedUp() {
    return remaining == 0 && held == 0;
  }

  Grant with(long remaining, long held) {
    return new Grant(
        id,
        wallet,
        source,
        amount,
        priority,
        effectiveAt,
        expiresAt,
        period,
        parent,
        remaining,
        held);
  }

  private static int compareBurn(Grant a, Grant b) {
    int order = Integer.compare(a.priority, b.priority);
    if (order == 0) {
      order = compareExpiry(a.expiresAt, b.expiresAt);
    }
    if (order == 0) {
      order = Boolean.compare(a.source.bought(), b.source.bought());
    }
    if (order == 0) {
      order = a.effectiveAt.compareTo(b.effectiveAt);
    }
    return order == 0 ? compareUnsigned(a.id, b.id) : order;
  }

  private static int compareExpiry(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return Boolean.compare(a == null, b == null);
    }
    return a.compareTo(b);
  }

  /** Databases compare ids by their bytes; {@link UUID#compareTo} compares signed halves. */
  static int compareUnsigned(UUID a, UUID b) {
    int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
  }
}
