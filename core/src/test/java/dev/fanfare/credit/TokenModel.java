package dev.fanfare.credit;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The rules of a wallet told a second time, in the plainest way: every credit is a thing of its own
 * that lies somewhere, and time passes from one instant at which something can happen to the next.
 * Slow, without a statement, and only for small numbers.
 */
final class TokenModel {
  private enum Place {
    FREE,
    HELD,
    USED,
    GONE
  }

  /** Credits with the same terms. */
  private record Lot(
      UUID id, int priority, Instant start, Instant end, boolean bought, boolean ofAllowance) {}

  private static final class Token {
    Lot lot;
    Place place = Place.FREE;

    Token(Lot lot) {
      this.lot = lot;
    }
  }

  private record Hold(List<Token> tokens, Instant end) {}

  private final ZoneId zone;
  private final long cap;
  private final RefundPolicy refunds;
  private final List<Token> tokens = new ArrayList<>();
  private final Map<UUID, Hold> holds = new HashMap<>();
  private final Map<UUID, Hold> lapsed = new HashMap<>();
  private final Map<UUID, List<Token>> charges = new HashMap<>();
  private Instant now = Instant.EPOCH;
  private Instant anchor;
  private long monthly;
  private long period;
  private long allowed;
  private long carried;

  TokenModel(ZoneId zone, Rollover rollover, RefundPolicy refunds) {
    this.zone = zone;
    this.cap = rollover.limit();
    this.refunds = refunds;
  }

  long available() {
    return tokens.stream().filter(this::spendable).count();
  }

  long reserved() {
    return tokens.stream().filter(t -> t.place == Place.HELD).count();
  }

  private boolean spendable(Token token) {
    return token.place == Place.FREE && !token.lot.start().isAfter(now);
  }

  private boolean over(Lot lot) {
    return lot.end() != null && !lot.end().isAfter(now);
  }

  void grant(UUID id, GrantTerms terms) {
    Instant start = terms.effectiveAt() == null ? now : terms.effectiveAt();
    boolean bought = terms.source() == GrantSource.PURCHASE;
    add(new Lot(id, terms.priority(), start, terms.expiresAt(), bought, false), terms.amount());
  }

  private void add(Lot lot, long amount) {
    for (long i = 0; i < amount; i++) {
      tokens.add(new Token(lot));
    }
  }

  boolean spend(UUID charge, long amount) {
    List<Token> taken = take(amount);
    if (taken == null) {
      return false;
    }
    taken.forEach(t -> t.place = Place.USED);
    charges.put(charge, new ArrayList<>(taken));
    return true;
  }

  boolean reserve(UUID hold, long amount, Instant end) {
    List<Token> taken = take(amount);
    if (taken == null) {
      return false;
    }
    taken.forEach(t -> t.place = Place.HELD);
    holds.put(hold, new Hold(taken, end));
    return true;
  }

  private List<Token> take(long amount) {
    List<Token> best =
        tokens.stream()
            .filter(this::spendable)
            .sorted(
                Comparator.comparingInt((Token t) -> t.lot.priority())
                    .thenComparing(t -> t.lot.end() == null ? Instant.MAX : t.lot.end())
                    .thenComparing(t -> t.lot.bought())
                    .thenComparing(t -> t.lot.start())
                    .thenComparing(t -> t.lot.id().toString()))
            .limit(amount)
            .toList();
    return best.size() < amount ? null : best;
  }

  boolean isOpen(UUID hold) {
    return holds.containsKey(hold);
  }

  boolean hasLapsed(UUID hold) {
    return lapsed.containsKey(hold);
  }

  boolean settle(UUID hold, UUID charge, int actual) {
    if (hasLapsed(hold)) {
      if (actual > 0 && !spend(charge, actual)) {
        return false;
      }
      lapsed.remove(hold);
      return true;
    }
    List<Token> held = holds.remove(hold).tokens();
    List<Token> used = held.subList(0, actual);
    used.forEach(t -> t.place = Place.USED);
    if (actual > 0) {
      charges.put(charge, new ArrayList<>(used));
    }
    held.subList(actual, held.size()).forEach(t -> giveBack(t, false));
    return true;
  }

  void release(UUID hold) {
    holds.remove(hold).tokens().forEach(t -> giveBack(t, false));
  }

  int refundable(UUID charge) {
    return charges.get(charge).size();
  }

  void refund(UUID charge, int amount) {
    List<Token> used = charges.get(charge);
    List<Token> back = new ArrayList<>(used.subList(used.size() - amount, used.size()));
    used.subList(used.size() - amount, used.size()).clear();
    back.forEach(t -> giveBack(t, true));
  }

  private void giveBack(Token token, boolean refund) {
    token.place = Place.FREE;
    if (!over(token.lot)) {
      return;
    }
    if (token.lot.ofAllowance() && cap > 0) {
      if (!periodEnd().isAfter(now)) {
        turnTo(running());
      }
      if (carried < cap) {
        carried++;
        carry(token, allowed > 0 || monthly > 0);
        return;
      }
    }
    if (refund && refunds.grace() != null) {
      Lot old = token.lot;
      Instant end = now.plus(refunds.grace());
      token.lot = new Lot(old.id(), old.priority(), now, end, old.bought(), false);
      return;
    }
    token.place = Place.GONE;
  }

  private void carry(Token token, boolean goesOn) {
    token.lot =
        new Lot(token.lot.id(), 50, token.lot.start(), goesOn ? periodEnd() : null, false, goesOn);
  }

  void allow(long amount) {
    if (anchor == null) {
      if (amount == 0) {
        return;
      }
      anchor = now;
    }
    monthly = amount;
    if (!periodEnd().isAfter(now)) {
      turnTo(running());
    }
    allot();
  }

  private void turnTo(long number) {
    period = number;
    allowed = 0;
    carried = 0;
  }

  private void allot() {
    if (monthly > allowed) {
      Lot lot = new Lot(new UUID(period, allowed), 50, now, periodEnd(), false, true);
      add(lot, monthly - allowed);
      allowed = monthly;
    }
  }

  private Instant start(long number) {
    return anchor.atZone(zone).plusMonths(number).toInstant();
  }

  private Instant periodEnd() {
    return start(period + 1);
  }

  private long running() {
    long number = 0;
    while (!start(number + 1).isAfter(now)) {
      number++;
    }
    return number;
  }

  /** Lets time pass, instant by instant. */
  void moveTo(Instant target) {
    for (Instant next = next(target); next != null; next = next(target)) {
      now = next;
      lapse();
      if (anchor != null && periodEnd().equals(now) && turns()) {
        turn();
      }
      tokens.stream()
          .filter(t -> t.place == Place.FREE && over(t.lot))
          .forEach(t -> t.place = Place.GONE);
    }
    now = target;
    tokens.removeIf(t -> t.place == Place.GONE);
  }

  private Instant next(Instant target) {
    Instant next = target.plusNanos(1);
    for (Token token : tokens) {
      next = earlier(next, token.lot.start());
      next = earlier(next, token.lot.end());
    }
    for (Hold hold : holds.values()) {
      next = earlier(next, hold.end());
    }
    if (anchor != null) {
      next = earlier(next, periodEnd());
    }
    return next.isAfter(target) ? null : next;
  }

  private Instant earlier(Instant next, Instant candidate) {
    return candidate != null && candidate.isAfter(now) && candidate.isBefore(next)
        ? candidate
        : next;
  }

  private void lapse() {
    List<UUID> ended =
        holds.keySet().stream().filter(id -> !holds.get(id).end().isAfter(now)).toList();
    for (UUID id : ended) {
      Hold hold = holds.remove(id);
      lapsed.put(id, hold);
      hold.tokens().forEach(t -> giveBackLapsed(t));
    }
  }

  /**
   * At the very instant at which a grant and a hold end, the credits come back before the grant
   * ends.
   */
  private void giveBackLapsed(Token token) {
    if (now.equals(token.lot.end())) {
      token.place = Place.FREE;
    } else {
      giveBack(token, false);
    }
  }

  /** An allowance that has ended goes on only as long as its period has credits to carry over. */
  private boolean turns() {
    return monthly > 0
        || tokens.stream()
            .anyMatch(
                t ->
                    t.lot.ofAllowance()
                        && now.equals(t.lot.end())
                        && (t.place == Place.FREE || t.place == Place.HELD));
  }

  private void turn() {
    List<Token> unused =
        tokens.stream()
            .filter(t -> t.lot.ofAllowance() && t.place == Place.FREE)
            .sorted(
                Comparator.comparing((Token t) -> t.lot.start())
                    .thenComparing(t -> t.lot.id().toString()))
            .toList();
    turnTo(period + 1);
    long lost = Math.max(0, unused.size() - cap);
    for (int i = 0; i < unused.size(); i++) {
      if (i < lost) {
        unused.get(i).place = Place.GONE;
      } else {
        carried++;
        carry(unused.get(i), monthly > 0);
      }
    }
    allot();
  }
}
