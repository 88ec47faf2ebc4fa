package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.credit.CreditEntry.Kind;
import dev.fanfare.event.DerivedId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Taking credits out of a wallet and giving them back. */
final class SpendWork {
  private SpendWork() {}

  /** Charges an amount and returns true, or returns false. */
  static boolean spend(WalletBook book, UUID id, long amount, @Nullable UUID reservation) {
    if (!affords(book, amount)) {
      return false;
    }
    List<Allocation> lines = book.take(amount, false);
    book.charged(new Charge(id, book.wallet(), amount, lines, book.time(), reservation, 0));
    book.write(Kind.SPENT, amount, -amount, 0, id, null);
    tellIfExhausted(book);
    return true;
  }

  static void reserve(WalletBook book, UUID id, long amount, Duration ttl) {
    if (!affords(book, amount)) {
      return;
    }
    List<Allocation> lines = book.take(amount, true);
    book.opened(Reservation.open(id, book.wallet(), lines, book.time(), book.time().plus(ttl)));
    book.write(Kind.RESERVED, amount, -amount, amount, id, null);
    tellIfExhausted(book);
  }

  static void settle(WalletBook book, Reservation reservation, long actual, UUID id) {
    requireRange("actual", actual, 0, reservation.amount());
    Reservation open = book.withdraw(reservation.id());
    if (open == null) {
      settleLate(book, book.current(reservation), actual, id);
      return;
    }
    List<Allocation> paid = Allocation.slice(open.lines(), 0, actual);
    if (actual > 0) {
      book.charged(new Charge(id, book.wallet(), actual, paid, book.time(), open.id(), 0));
    }
    long rest = open.amount() - actual;
    book.write(Kind.SETTLED, actual, rest, -open.amount(), actual > 0 ? id : open.id(), null);
    paid.forEach(line -> unhold(book, line));
    returnHeld(book, Allocation.slice(open.lines(), actual, open.amount()), open);
    close(book, open, Reservation.State.SETTLED, actual);
  }

  private static void settleLate(WalletBook book, Reservation lapsed, long actual, UUID id) {
    require(
        lapsed.state() == Reservation.State.EXPIRED,
        "reservation %s must be open or expired, was %s",
        lapsed.id(),
        lapsed.state());
    if (actual == 0 || spend(book, id, actual, lapsed.id())) {
      close(book, lapsed, Reservation.State.SETTLED, actual);
    } else {
      book.subject(lapsed);
    }
  }

  static void release(WalletBook book, Reservation reservation) {
    Reservation open = book.withdraw(reservation.id());
    if (open == null) {
      book.subject(book.current(reservation));
      return;
    }
    giveUp(book, open, Kind.RELEASED);
    close(book, open, Reservation.State.RELEASED, 0);
  }

  private static void close(
      WalletBook book, Reservation reservation, Reservation.State state, long settled) {
    Reservation closed = reservation.closed(state, settled, book.time());
    book.closed(closed);
    book.subject(closed);
  }

  /** Frees the reservation that expires first. */
  static void lapse(WalletBook book) {
    Reservation open = requireNonNull(book.withdraw(book.reservations().get(0).id()));
    giveUp(book, open, Kind.LAPSED);
    book.closed(open.closed(Reservation.State.EXPIRED, 0, book.time()));
  }

  private static void giveUp(WalletBook book, Reservation open, Kind kind) {
    book.write(kind, open.amount(), open.amount(), -open.amount(), open.id(), null);
    returnHeld(book, open.lines(), open);
  }

  private static void returnHeld(WalletBook book, List<Allocation> lines, Reservation from) {
    for (Allocation line : lines) {
      Grant freed = unhold(book, line);
      giveBack(book, freed, line.amount(), from.id().toString(), RefundPolicy.forfeit());
    }
  }

  private static Grant unhold(WalletBook book, Allocation line) {
    Grant grant = requireNonNull(book.active(line.grant()));
    Grant freed = grant.with(grant.remaining(), grant.held() - line.amount());
    book.put(freed);
    return freed;
  }

  static void refund(
      WalletBook book, Charge taken, long amount, Map<UUID, Grant> payers, RefundPolicy policy) {
    requireRange("amount", amount, 1, taken.refundable());
    book.refunded(taken, amount);
    book.write(Kind.REFUNDED, amount, amount, 0, taken.id(), null);
    // What had been refunded before tells this part of the charge from the others.
    String cause = taken.id() + "/" + taken.refunded();
    for (Allocation line : taken.linesOfRefund(amount)) {
      Grant active = book.active(line.grant());
      Grant grant = active == null ? payers.get(line.grant()) : active;
      if (grant == null) {
        throw new IllegalStateException(
            "charge %s was paid by grant %s, which is not stored"
                .formatted(taken.id(), line.grant()));
      }
      book.forfeited(giveBack(book, grant, line.amount(), cause, policy));
    }
  }

  /**
   * Puts credits, which count as available already, back into their grant, or to where they belong
   * now that its time is over.
   *
   * @return how many of them were lost instead
   */
  private static long giveBack(
      WalletBook book, Grant grant, long amount, String cause, RefundPolicy policy) {
    if (!grant.expiredBy(book.time())) {
      book.put(grant.with(grant.remaining() + amount, grant.held()));
      return 0;
    }
    long rest = amount - AllowanceWork.carryLate(book, grant, amount, cause);
    if (rest == 0) {
      return 0;
    }
    Duration grace = policy.grace();
    if (grace == null) {
      book.lose(grant, rest);
      return rest;
    }
    book.insert(
        new Grant(
            DerivedId.of(grant.id(), "restored/" + cause),
            book.wallet(),
            grant.source(),
            rest,
            grant.priority(),
            book.time(),
            book.time().plus(grace),
            null,
            grant.id(),
            rest,
            0));
    return 0;
  }

  private static boolean affords(WalletBook book, long amount) {
    long missing = amount - book.available();
    if (missing > 0) {
      book.announce(new CreditsExhausted(book.wallet(), book.available(), missing, book.time()));
    }
    return missing <= 0;
  }

  private static void tellIfExhausted(WalletBook book) {
    if (book.available() == 0) {
      book.announce(new CreditsExhausted(book.wallet(), 0, 0, book.time()));
    }
  }
}
