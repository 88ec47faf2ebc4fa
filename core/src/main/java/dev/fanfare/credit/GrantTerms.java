package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import dev.fanfare.internal.Instants;
import java.io.Serializable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is granted. Start with {@link #of} and add what differs from the defaults. Instants count to
 * the microsecond, as databases keep them.
 *
 * @param amount credits, 1 to {@link CreditAmount#MAX}
 * @param source why
 * @param priority 0 to 100; low is used first
 * @param effectiveAt from when the credits can be used, null for at once; the past counts for the
 *     burn order only
 * @param expiresAt from when they can no longer be used, null for never
 */
public record GrantTerms(
    long amount,
    GrantSource source,
    int priority,
    @Nullable Instant effectiveAt,
    @Nullable Instant expiresAt)
    implements Serializable {
  /**
   * @throws IllegalArgumentException if a value is out of range or the grant would expire before it
   *     takes effect
   */
  public GrantTerms {
    CreditAmount.requireAmount("amount", amount);
    requireNonNull(source, "source");
    Grant.requirePriority(priority);
    effectiveAt = toMicros(effectiveAt);
    expiresAt = toMicros(expiresAt);
    if (effectiveAt != null) {
      Grant.requireLater(effectiveAt, expiresAt);
    }
  }

  /** Returns terms of the middle priority, effective at once and without end. */
  public static GrantTerms of(long amount, GrantSource source) {
    return new GrantTerms(amount, source, Grant.DEFAULT_PRIORITY, null, null);
  }

  /** Returns these terms with a priority of 0 (used first) to 100. */
  public GrantTerms withPriority(int priority) {
    return new GrantTerms(amount, source, priority, effectiveAt, expiresAt);
  }

  /** Returns these terms with a start. */
  public GrantTerms effectiveAt(Instant start) {
    return new GrantTerms(amount, source, priority, start, expiresAt);
  }

  /** Returns these terms with an end. */
  public GrantTerms expiresAt(Instant end) {
    return new GrantTerms(amount, source, priority, effectiveAt, end);
  }

  private static @Nullable Instant toMicros(@Nullable Instant instant) {
    return instant == null ? null : Instants.floor(instant);
  }
}
