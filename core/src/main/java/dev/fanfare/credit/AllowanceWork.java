package dev.fanfare.credit;

import dev.fanfare.event.DerivedId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The periods of an allowance. A period's grants end with it; what is carried over lives on in a
 * new grant of the next period, so a wallet never has more than a few of them. Grant ids follow
 * from the wallet and the period's number, which is what makes a period's grant happen once.
 */
final class AllowanceWork {
  private AllowanceWork() {}

  /** Returns whether a grant of the period has credits, free or held. */
  static boolean hasCredits(List<Grant> grants, CreditPeriod period) {
    for (Grant grant : grants) {
      if (isOf(grant, period)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Grant grant, CreditPeriod period) {
    return grant.period() != null && grant.period() == period.number();
  }

  /** Sets the amount and grants what the running period lacks of it. */
  static void set(WalletBook book, long monthly, CreditPolicy policy, String policyVersion) {
    Allowance earlier = book.allowance();
    if (earlier == null && monthly == 0) {
      return;
    }
    Allowance allowance =
        earlier == null
            ? new Allowance(
                monthly,
                policy.allowancePriority(),
                book.time(),
                policy.zone(),
                policy.rollover(),
                policyVersion)
            : earlier.with(monthly, policy.allowancePriority(), policy.rollover(), policyVersion);
    book.allowance(allowance);
    if (!book.period().runsAt(book.time())) {
      // The first period, or, after an allowance had ended, the one that would run by now.
      book.period(CreditPeriod.of(allowance, allowance.periodAt(book.time())));
    }
    allot(book, allowance);
  }

  /** Ends a period whose unused credits are carried over, and starts the next. */
  static void roll(WalletBook book) {
    Allowance allowance = book.requireAllowance();
    CreditPeriod ended = book.period();
    List<Grant> ending = book.grants().stream().filter(g -> isOf(g, ended)).toList();
    long unused = ending.stream().mapToLong(Grant::remaining).sum();
    long carried = allowance.rollover().carried(unused);
    // What would have been used first is what does not live on.
    long lost = unused - carried;
    for (Grant grant : ending) {
      long part = Math.min(lost, grant.remaining());
      lost -= part;
      book.end(grant, part);
    }
    CreditPeriod next = CreditPeriod.of(allowance, ended.number() + 1);
    book.period(next);
    if (carried > 0) {
      UUID id = book.wallet().partId("carried/" + next.number());
      carry(book, id, carried, ended.start(), null);
    }
    allot(book, allowance);
  }

  /** Starts the period that runs now; the grants of the earlier one have expired. */
  static void reset(WalletBook book) {
    Allowance allowance = book.requireAllowance();
    book.period(CreditPeriod.of(allowance, allowance.periodAt(book.time())));
    allot(book, allowance);
  }

  /**
   * Lets credits of an ended period live on that come back late, from a reservation or a refund: as
   * many as would have been carried over with the others.
   *
   * @param cause names this return among all of the grant's
   * @return how many live on
   */
  static long carryLate(WalletBook book, Grant grant, long amount, String cause) {
    Allowance allowance = book.allowance();
    if (grant.period() == null || allowance == null || !allowance.rollover().carries()) {
      return 0;
    }
    if (!book.period().runsAt(book.time())) {
      // The allowance had ended with nothing left, so nobody has turned its last period over.
      book.period(CreditPeriod.of(allowance, allowance.periodAt(book.time())));
    }
    long room = allowance.rollover().limit() - book.period().carried();
    long carried = Math.min(amount, Math.max(room, 0));
    if (carried > 0) {
      UUID id = DerivedId.of(grant.id(), "carried/" + cause);
      carry(book, id, carried, grant.effectiveAt(), grant.id());
    }
    return carried;
  }

  /**
   * @param since how old the credits are, so that they are used before those of the new period
   */
  private static void carry(
      WalletBook book, UUID id, long amount, Instant since, @Nullable UUID parent) {
    Allowance allowance = book.requireAllowance();
    CreditPeriod period = book.period();
    // Once an allowance has ended no period follows: what was carried over till then stays.
    boolean goesOn = allowance.monthly() > 0 || period.allowed() > 0 && period.runsAt(book.time());
    Grant grant =
        new Grant(
            id,
            book.wallet(),
            GrantSource.ALLOWANCE,
            amount,
            allowance.priority(),
            since,
            goesOn ? period.end() : null,
            goesOn ? period.number() : null,
            parent,
            amount,
            0);
    book.period(period.plusCarried(amount));
    book.continueIn(grant);
  }

  /** Grants what the running period lacks of the monthly amount. */
  private static void allot(WalletBook book, Allowance allowance) {
    CreditPeriod period = book.period();
    long lacking = allowance.monthly() - period.allowed();
    if (lacking <= 0) {
      return;
    }
    String role = "allowance/" + period.number();
    book.period(period.plusAllowed(lacking));
    book.add(
        new Grant(
            // A raise is named by what it raises to, which only ever grows within a period.
            book.wallet().partId(period.allowed() == 0 ? role : role + "/" + allowance.monthly()),
            book.wallet(),
            GrantSource.ALLOWANCE,
            lacking,
            allowance.priority(),
            book.time(),
            period.end(),
            period.number(),
            null,
            lacking,
            0));
  }
}
