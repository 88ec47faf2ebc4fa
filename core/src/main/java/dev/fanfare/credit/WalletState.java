package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that decides what a wallet can do, and the rules that decide it: immutable, without clock or
 * store. It holds only what is alive; used-up and expired grants and closed reservations leave it,
 * so it does not grow with history.
 *
 * <p>Every operation first applies what is due up to {@code now}, in the order in which it fell
 * due, so expired credits are never spent and a due reset is never missed. Time in a wallet never
 * runs back: a {@code now} before {@link #time} counts as {@code time}, so that the clocks of two
 * hosts may differ.
 *
 * @param wallet whose
 * @param time when it was last changed
 * @param lastEntry the number of its last statement line, 0 before the first
 * @param grants grants with credits left, free or held, and those that start later; given in any
 *     order, kept in {@link Grant#BURN_ORDER}
 * @param reservations open reservations; given in any order, kept soonest expiry first
 * @param allowance what it gets every month, null if it never got an allowance
 * @param period the running period
 */
public record WalletState(
    Wallet wallet,
    Instant time,
    long lastEntry,
    List<Grant> grants,
    List<Reservation> reservations,
    @Nullable Allowance allowance,
    CreditPeriod period)
    implements Serializable {
  public WalletState {
    requireNonNull(wallet, "wallet");
    requireNonNull(time, "time");
    grants = ordered(grants, Grant.BURN_ORDER);
    reservations = ordered(reservations, Reservation.EXPIRY_ORDER);
    requireNonNull(period, "period");
  }

  /** Returns the state of a wallet in which nothing ever happened. */
  public static WalletState empty(Wallet wallet) {
    return new WalletState(
        wallet, Instant.EPOCH, 0, List.of(), List.of(), null, CreditPeriod.UNBOUNDED);
  }

  /** Returns the credits that can be spent, as of {@link #time}. */
  public long available() {
    long sum = 0;
    for (Grant grant : grants) {
      if (grant.effectiveBy(time)) {
        sum = Math.addExact(sum, grant.remaining());
      }
    }
    return sum;
  }

  /** Returns the credits that open reservations keep. */
  public long reserved() {
    long sum = 0;
    for (Reservation reservation : reservations) {
      sum = Math.addExact(sum, reservation.amount());
    }
    return sum;
  }

  /** Returns the balance, as of {@link #time}. */
  public CreditBalance balance() {
    long monthly = allowance == null ? 0 : allowance.monthly();
    return new CreditBalance(
        wallet,
        available(),
        reserved(),
        period.used(),
        period.granted(),
        monthly,
        monthly == 0 ? null : period.end());
  }

  /**
   * Returns when something happens to the wallet by itself next: a reset, a grant's start or
   * expiry, a reservation's expiry. Empty if nothing will.
   */
  public Optional<Instant> nextDue() {
    return Optional.ofNullable(DueWork.next(this));
  }

  /**
   * Returns whether a charge needs no decision beyond one grant: nothing is due, and the first
   * grant in burn order has the amount. Stores may then do it in a single conditional write.
   */
  public boolean firstGrantPays(long amount, Instant now) {
    Instant due = DueWork.next(this);
    // Who comes with an earlier time than the wallet's own is charged at that one.
    if (due != null && !due.isAfter(now.isBefore(time) ? time : now)) {
      return false;
    }
    for (Grant grant : grants) {
      if (grant.remaining() > 0 && grant.effectiveBy(time)) {
        return grant.remaining() >= amount;
      }
    }
    return false;
  }

  /** Applies what is due. */
  public WalletChange settleDue(Instant now) {
    return WalletBook.open(this, now).close();
  }

  /**
   * Adds a grant.
   *
   * @throws IllegalArgumentException if it would expire by {@code now}
   */
  public WalletChange grant(UUID id, GrantTerms terms, Instant now) {
    WalletBook book = WalletBook.open(this, now);
    book.grant(id, terms);
    return book.close();
  }

  /** Charges an amount; the change has no charge if there are too few credits. */
  public WalletChange spend(UUID charge, long amount, Instant now) {
    WalletBook book = WalletBook.open(this, now);
    SpendWork.spend(book, charge, amount, null);
    return book.close();
  }

  /** Puts an amount aside; the change has no reservation if there are too few credits. */
  public WalletChange reserve(UUID reservation, long amount, Duration ttl, Instant now) {
    WalletBook book = WalletBook.open(this, now);
    SpendWork.reserve(book, reservation, amount, ttl);
    return book.close();
  }

  /**
   * Charges what a job came to and gives the rest back to the grants it came from, last in burn
   * order first. An expired reservation is settled by a fresh charge of that amount, if there are
   * enough credits; otherwise it stays expired.
   *
   * @param reservation as stored; not settled and not released
   * @param actual credits used, 0 to the amount reserved
   * @throws IllegalArgumentException if {@code actual} is out of range
   */
  public WalletChange settle(Reservation reservation, long actual, UUID charge, Instant now) {
    WalletBook book = WalletBook.open(this, now);
    SpendWork.settle(book, reservation, actual, charge);
    return book.close();
  }

  /** Gives everything back; a reservation that has expired stays expired. */
  public WalletChange release(Reservation reservation, Instant now) {
    WalletBook book = WalletBook.open(this, now);
    SpendWork.release(book, reservation);
    return book.close();
  }

  /**
   * Gives credits back to the grants that paid.
   *
   * @param charge as stored
   * @param amount credits, 1 to what is refundable
   * @param payers the grants of the charge, as stored; those in this state may be left out
   * @param policy what happens to credits whose grant has expired
   */
  public WalletChange refund(
      Charge charge, long amount, Map<UUID, Grant> payers, RefundPolicy policy, Instant now) {
    WalletBook book = WalletBook.open(this, now);
    SpendWork.refund(book, charge, amount, payers, policy);
    return book.close();
  }

  /**
   * Sets what the wallet gets every month. The first time, period 0 starts now. More than this
   * period has had is granted at once, as the difference; less shows from the next period on.
   *
   * @param monthly credits, 0 to end the allowance
   */
  public WalletChange allow(long monthly, CreditPolicy policy, String policyVersion, Instant now) {
    WalletBook book = WalletBook.open(this, now);
    AllowanceWork.set(book, monthly, policy, policyVersion);
    return book.close();
  }

  private static <T> List<T> ordered(List<T> list, Comparator<T> order) {
    for (int i = 1; i < list.size(); i++) {
      if (order.compare(list.get(i - 1), list.get(i)) > 0) {
        List<T> sorted = new ArrayList<>(list);
        sorted.sort(order);
        return List.copyOf(sorted);
      }
    }
    return List.copyOf(list);
  }
}
