package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a wallet by itself, and in which order: by time, and at one instant first grants
 * that start, then the end of a period that carries credits over, then grants that expire, then the
 * start of a period without rollover, and last reservations that expire, so that what they give
 * back meets grants and periods as they are by then.
 */
final class DueWork {
  private enum Step {
    START,
    ROLL,
    EXPIRE,
    RESET,
    LAPSE
  }

  private @Nullable Instant at;
  private Step step = Step.START;

  private DueWork() {}

  /** Returns when something falls due next, null if nothing will. */
  static @Nullable Instant next(WalletState state) {
    DueWork next = new DueWork();
    next.find(
        state.time(),
        state.grants(),
        state.reservations(),
        state.allowance(),
        state.period(),
        null);
    return next.at;
  }

  /** Applies all that falls due up to an instant, and moves the wallet's time there. */
  static void apply(WalletBook book, Instant until) {
    while (true) {
      DueWork next = new DueWork();
      next.find(
          book.time(), book.grants(), book.reservations(), book.allowance(), book.period(), until);
      if (next.at == null || next.at.isAfter(until)) {
        break;
      }
      next.apply(book);
    }
    book.moveTo(until);
  }

  private void apply(WalletBook book) {
    Instant now = requireNonNull(at);
    if (step == Step.START) {
      book.startGrants(now);
      return;
    }
    book.moveTo(now);
    switch (step) {
      case LAPSE -> SpendWork.lapse(book);
      case ROLL -> AllowanceWork.roll(book);
      case EXPIRE -> book.expire(now);
      case RESET -> AllowanceWork.reset(book);
      default -> throw new IllegalStateException("no such step: " + step);
    }
  }

  /**
   * Looks for what comes first.
   *
   * @param until where the work will end, null if none is to be done. Periods that began and ended
   *     by then without rollover are skipped: whatever they granted has expired, and there is at
   *     most one of them to apply
   */
  private void find(
      Instant time,
      List<Grant> grants,
      List<Reservation> reservations,
      @Nullable Allowance allowance,
      CreditPeriod period,
      @Nullable Instant until) {
    for (Grant grant : grants) {
      if (!grant.effectiveBy(time)) {
        consider(grant.effectiveAt(), Step.START);
      }
    }
    boolean rolls = allowance != null && allowance.rollover().carries();
    boolean grantsMore = allowance != null && allowance.monthly() > 0;
    if (rolls && (grantsMore || AllowanceWork.hasCredits(grants, period))) {
      consider(period.end(), Step.ROLL);
    }
    for (Grant grant : grants) {
      if (grant.remaining() > 0) {
        consider(grant.expiresAt(), Step.EXPIRE);
      }
    }
    if (allowance != null && grantsMore && !rolls) {
      consider(reset(allowance, period.end(), until), Step.RESET);
    }
    if (!reservations.isEmpty()) {
      consider(reservations.get(0).expiresAt(), Step.LAPSE);
    }
  }

  private static @Nullable Instant reset(
      Allowance allowance, @Nullable Instant end, @Nullable Instant until) {
    if (end == null || until == null || end.isAfter(until)) {
      return end;
    }
    return allowance.start(allowance.periodAt(until));
  }

  /** Takes a candidate if it is earlier than all that were considered before it. */
  private void consider(@Nullable Instant candidate, Step what) {
    if (candidate != null && (at == null || candidate.isBefore(at))) {
      at = candidate;
      step = what;
    }
  }
}
