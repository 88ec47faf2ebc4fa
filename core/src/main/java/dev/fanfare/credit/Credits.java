package dev.fanfare.credit;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Creators' credits. Amounts are whole credits, 1 to {@link CreditAmount#MAX}, unless it says
 * otherwise.
 *
 * <p>Whatever is due in a wallet, a reset, an expiry, a grant that starts, is applied before the
 * wallet is read or spent from; {@link #sweep} only keeps statements and events fresh. Every call
 * that changes something throws {@link IdempotencyConflictException} if its key was used for a
 * different request.
 *
 * <p>Reserved credits stay good until the reservation is settled or released, even if their grant
 * expires meanwhile. What of them is not used goes back to its grant; if that has expired by then,
 * so do they, except for allowance that {@link Rollover} carries over.
 */
public interface Credits {
  /**
   * The longest that a reservation can last, so that a job that dies never keeps credits for good.
   */
  Duration MAX_TTL = Duration.ofDays(30);

  /** Returns the service. */
  static Credits of(Operations operations, CreditStore store, CreditPolicy policy) {
    return new StoredCredits(operations, store, policy);
  }

  /** Grants credits that can be used at once and never expire. */
  default Granted grant(Wallet wallet, long amount, GrantSource source, IdempotencyKey key) {
    return grant(wallet, GrantTerms.of(amount, source), key);
  }

  /**
   * Grants credits.
   *
   * @throws IllegalArgumentException if they would have expired by now
   */
  Granted grant(Wallet wallet, GrantTerms terms, IdempotencyKey key);

  /**
   * Takes credits, first in {@link Grant#BURN_ORDER}.
   *
   * @return {@link SpendResult.Declined} if there are too few
   */
  SpendResult spend(Wallet wallet, long amount, IdempotencyKey key);

  /**
   * Puts credits aside for a job, first in {@link Grant#BURN_ORDER}.
   *
   * @param ttl after which time the reservation frees itself, 1 microsecond to {@link #MAX_TTL}
   * @return {@link ReserveResult.Declined} if there are too few
   */
  ReserveResult reserve(Wallet wallet, long amount, Duration ttl, IdempotencyKey key);

  /**
   * Charges what a job came to and gives the rest back to the grants it came from.
   *
   * <p>A job may finish after its reservation has expired and its credits were freed. Then the same
   * amount is charged afresh, if the wallet has it by then; otherwise the answer is {@link
   * SettleResult.Declined}, the reservation stays expired, and a further try needs a new key.
   * However often it is tried, a reservation is settled once.
   *
   * @param actual credits used, 0 to the amount reserved
   * @throws IllegalArgumentException if {@code actual} is more than was reserved
   * @throws UnknownReservationException if there is no such reservation
   */
  SettleResult settle(UUID reservation, long actual, IdempotencyKey key);

  /**
   * Gives a reservation up; everything goes back.
   *
   * @throws UnknownReservationException if there is no such reservation
   */
  ReleaseResult release(UUID reservation, IdempotencyKey key);

  /**
   * Gives credits of a charge back to the grants that paid, the last to pay first. Credits whose
   * grant has expired follow the {@link RefundPolicy}, except for allowance that {@link Rollover}
   * carries over.
   *
   * @param charge as {@link #spend} or {@link #settle} answered
   * @return {@link RefundResult.Declined} if more would be refunded than was charged, earlier
   *     refunds included
   * @throws UnknownChargeException if there is no such charge
   */
  RefundResult refund(UUID charge, long amount, IdempotencyKey key);

  /**
   * Sets what a creator gets every month, as a tier gives it. For a type that never had an
   * allowance, period 0 starts now and its credits are granted at once. In mid-period, a higher
   * amount grants the difference to what this period has had already; a lower one changes nothing
   * until the next period. Types that are not named get nothing from the next period on; should
   * they return, they keep the calendar they had.
   *
   * @param monthly credits by type, each 0 to {@link CreditAmount#MAX}
   * @param policyVersion the version of the tier policy that decided so, 1 to 64 characters
   */
  AllowanceChanged setAllowance(
      CreatorId creator, Map<CreditType, Long> monthly, String policyVersion, IdempotencyKey key);

  /** Returns how a wallet stands now. */
  CreditBalance balance(Wallet wallet);

  /** Returns how all wallets of a creator stand now, by type. */
  List<CreditBalance> balances(CreatorId creator);

  /**
   * Returns what happened in a wallet in {@code [from, to)}. Months that nobody looked at, and of
   * which nothing was carried over, leave no lines.
   *
   * @throws IllegalArgumentException if {@code from} is after {@code to}
   */
  CreditStatement statement(Wallet wallet, Instant from, Instant to);

  /**
   * Returns the grants of a wallet that have credits left or start later, in the order in which
   * they will be used.
   */
  List<Grant> grants(Wallet wallet);

  /** Returns a reservation, as it stands now. */
  Optional<Reservation> reservation(UUID id);

  /** Returns a charge. */
  Optional<Charge> charge(UUID id);

  /**
   * Applies what is due to wallets, the longest overdue first, each in a transaction of its own
   * unless one is running. Repeat it while it returns {@code limit}; several may run at once.
   *
   * @param limit how many wallets at most, 1 or more
   * @return how many wallets were looked at
   */
  int sweep(int limit);
}
