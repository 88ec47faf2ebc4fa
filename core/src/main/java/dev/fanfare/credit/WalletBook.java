package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.requireRange;
import static java.util.Objects.requireNonNull;

import dev.fanfare.credit.CreditEntry.Kind;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.DomainEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A wallet while one operation is worked out: opened from a state with all due work applied,
 * changed step by step, closed into a change. Every step keeps the running figures, the grants and
 * the statement lines in agreement.
 */
final class WalletBook {
  private final WalletState before;
  private final List<Grant> grants;
  private final List<Reservation> reservations;
  private final Map<UUID, Grant> granted = new LinkedHashMap<>(2);
  private final Map<UUID, Grant> changed = new LinkedHashMap<>(2);
  private final Map<UUID, Reservation> closed = new LinkedHashMap<>(2);
  private final List<CreditEntry> entries = new ArrayList<>(1);
  private final List<DomainEvent> events = new ArrayList<>(1);
  private Instant time;
  private long available;
  private long reserved;
  private long lastEntry;
  private @Nullable Allowance allowance;
  private CreditPeriod period;
  private @Nullable Reservation subject;
  private boolean opened;
  private @Nullable Charge charge;
  private @Nullable Charge refunded;
  private long restored;

  private WalletBook(WalletState state) {
    this.before = state;
    this.grants = new ArrayList<>(state.grants());
    this.reservations = new ArrayList<>(state.reservations());
    this.time = state.time();
    this.available = state.available();
    this.reserved = state.reserved();
    this.lastEntry = state.lastEntry();
    this.allowance = state.allowance();
    this.period = state.period();
  }

  static WalletBook open(WalletState state, Instant now) {
    WalletBook book = new WalletBook(state);
    DueWork.apply(book, now);
    return book;
  }

  WalletChange close() {
    return new WalletChange(
        before,
        new WalletState(before.wallet(), time, lastEntry, grants, reservations, allowance, period),
        entries,
        List.copyOf(granted.values()),
        List.copyOf(changed.values()),
        subject,
        opened,
        List.copyOf(closed.values()),
        charge,
        refunded,
        restored,
        events);
  }

  Wallet wallet() {
    return before.wallet();
  }

  Instant time() {
    return time;
  }

  /** Moves the time on; it never moves back. */
  void moveTo(Instant instant) {
    if (instant.isAfter(time)) {
      time = instant;
    }
  }

  List<Grant> grants() {
    return Collections.unmodifiableList(grants);
  }

  List<Reservation> reservations() {
    return Collections.unmodifiableList(reservations);
  }

  @Nullable Allowance allowance() {
    return allowance;
  }

  Allowance requireAllowance() {
    return requireNonNull(allowance, "allowance");
  }

  void allowance(Allowance changed) {
    allowance = changed;
  }

  CreditPeriod period() {
    return period;
  }

  void period(CreditPeriod changed) {
    period = changed;
  }

  void grant(UUID id, GrantTerms terms) {
    Grant.requireLater(time, terms.expiresAt());
    add(
        new Grant(
            id,
            wallet(),
            terms.source(),
            terms.amount(),
            terms.priority(),
            terms.effectiveAt() == null ? time : terms.effectiveAt(),
            terms.expiresAt(),
            null,
            null,
            terms.amount(),
            0));
  }

  /** Adds a grant; one that is effective counts from now on. */
  void add(Grant grant) {
    insert(grant);
    if (grant.effectiveBy(time)) {
      started(grant);
    }
  }

  /** Moves the time to an instant at which grants start, and starts them. */
  void startGrants(Instant at) {
    List<Grant> starting = grants.stream().filter(g -> !g.effectiveBy(time)).toList();
    moveTo(at);
    starting.stream().filter(g -> g.effectiveBy(at)).forEach(this::started);
  }

  private void started(Grant grant) {
    period = period.plusGranted(grant.amount());
    write(Kind.GRANTED, grant.amount(), grant.amount(), 0, grant.id(), grant.source());
    events.add(
        new CreditsGranted(
            wallet(),
            grant.id(),
            grant.source(),
            grant.amount(),
            grant.expiresAt(),
            available,
            time));
  }

  /** Adds a grant that holds credits which were available before, in other grants. */
  void continueIn(Grant grant) {
    insert(grant);
    write(Kind.CARRIED_OVER, grant.amount(), 0, 0, grant.id(), grant.source());
  }

  /** Takes all free credits out of a grant whose time is over; {@code lost} of them expire. */
  void end(Grant grant, long lost) {
    put(grant.with(0, grant.held()));
    if (lost > 0) {
      lose(grant, lost);
    }
  }

  /** Ends the first grant that has expired with credits left. */
  void expire(Instant at) {
    for (Grant grant : grants) {
      if (grant.remaining() > 0 && grant.expiredBy(at)) {
        end(grant, grant.remaining());
        return;
      }
    }
  }

  private void lose(Grant grant, long amount) {
    write(Kind.EXPIRED, amount, -amount, 0, grant.id(), grant.source());
    events.add(new CreditsExpired(wallet(), grant.id(), grant.source(), amount, available, time));
  }

  /** Charges an amount and returns true, or returns false. */
  boolean spend(UUID id, long amount, @Nullable UUID reservation) {
    if (!affords(amount)) {
      return false;
    }
    List<Allocation> lines = take(amount, false);
    charge(new Charge(id, wallet(), amount, lines, time, reservation, 0));
    write(Kind.SPENT, amount, -amount, 0, id, null);
    tellIfExhausted();
    return true;
  }

  void reserve(UUID id, long amount, Duration ttl) {
    if (!affords(amount)) {
      return;
    }
    List<Allocation> lines = take(amount, true);
    Reservation made = Reservation.open(id, wallet(), lines, time, time.plus(ttl));
    reservations.add(made);
    reservations.sort(Reservation.EXPIRY_ORDER);
    subject = made;
    opened = true;
    write(Kind.RESERVED, amount, -amount, amount, id, null);
    tellIfExhausted();
  }

  void settle(Reservation reservation, long actual, UUID id) {
    requireRange("actual", actual, 0, reservation.amount());
    Reservation open = withdraw(reservation.id());
    if (open == null) {
      settleLate(reservation, actual, id);
      return;
    }
    List<Allocation> paid = Allocation.slice(open.lines(), 0, actual);
    if (actual > 0) {
      charge(new Charge(id, wallet(), actual, paid, time, open.id(), 0));
    }
    long rest = open.amount() - actual;
    write(Kind.SETTLED, actual, rest, -open.amount(), actual > 0 ? id : open.id(), null);
    for (Allocation line : paid) {
      Grant grant = active(line.grant());
      put(grant.with(grant.remaining(), grant.held() - line.amount()));
    }
    returnHeld(Allocation.slice(open.lines(), actual, open.amount()), open);
    closeAs(open, Reservation.State.SETTLED, actual);
  }

  private void settleLate(Reservation reservation, long actual, UUID id) {
    Reservation lapsed = closed.getOrDefault(reservation.id(), reservation);
    if (actual == 0 || spend(id, actual, lapsed.id())) {
      closeAs(lapsed, Reservation.State.SETTLED, actual);
    } else {
      subject = lapsed;
    }
  }

  void release(Reservation reservation) {
    Reservation open = withdraw(reservation.id());
    if (open == null) {
      subject = closed.getOrDefault(reservation.id(), reservation);
      return;
    }
    giveUp(open, Kind.RELEASED);
    closeAs(open, Reservation.State.RELEASED, 0);
  }

  /** Frees a reservation whose time is over. */
  void lapse(Reservation reservation) {
    reservations.remove(reservation);
    giveUp(reservation, Kind.LAPSED);
    closed.put(reservation.id(), reservation.closed(Reservation.State.EXPIRED, 0, time));
  }

  private void giveUp(Reservation open, Kind kind) {
    write(kind, open.amount(), open.amount(), -open.amount(), open.id(), null);
    returnHeld(open.lines(), open);
  }

  private void returnHeld(List<Allocation> lines, Reservation from) {
    for (Allocation line : lines) {
      Grant grant = active(line.grant());
      Grant freed = grant.with(grant.remaining(), grant.held() - line.amount());
      put(freed);
      giveBack(freed, line.amount(), from.id().toString(), RefundPolicy.forfeit());
    }
  }

  void refund(Charge taken, long amount, Map<UUID, Grant> payers, RefundPolicy policy) {
    requireRange("amount", amount, 1, taken.refundable());
    refunded = taken.withRefund(amount);
    if (!taken.at().isBefore(period.start())) {
      period = period.plusUsed(-amount);
    }
    write(Kind.REFUNDED, amount, amount, 0, taken.id(), null);
    restored = amount;
    // A charge can be refunded in parts; what it had got back before tells this part from the
    // others.
    String cause = taken.id() + "/" + taken.refunded();
    for (Allocation line : taken.linesOfRefund(amount)) {
      int index = indexOf(line.grant());
      Grant grant = index >= 0 ? grants.get(index) : payers.get(line.grant());
      if (grant == null) {
        throw new IllegalStateException(
            "charge %s was paid by grant %s, which is not stored"
                .formatted(taken.id(), line.grant()));
      }
      restored -= giveBack(grant, line.amount(), cause, policy);
    }
  }

  /**
   * Puts credits, which count as available already, back into their grant, or to where they belong
   * now that its time is over.
   *
   * @return how many of them were lost instead
   */
  private long giveBack(Grant grant, long amount, String cause, RefundPolicy policy) {
    if (!grant.expiredBy(time)) {
      put(grant.with(grant.remaining() + amount, grant.held()));
      return 0;
    }
    long rest = amount - AllowanceWork.carryLate(this, grant, amount, cause);
    if (rest > 0 && policy.grace() != null) {
      insert(
          new Grant(
              DerivedId.of(grant.id(), "restored/" + cause),
              wallet(),
              grant.source(),
              rest,
              grant.priority(),
              time,
              time.plus(policy.grace()),
              null,
              grant.id(),
              rest,
              0));
      return 0;
    }
    if (rest > 0) {
      lose(grant, rest);
    }
    return rest;
  }

  private boolean affords(long amount) {
    if (amount <= available) {
      return true;
    }
    events.add(new CreditsExhausted(wallet(), available, amount - available, time));
    return false;
  }

  private void tellIfExhausted() {
    if (available == 0) {
      events.add(new CreditsExhausted(wallet(), 0, 0, time));
    }
  }

  private void charge(Charge made) {
    charge = made;
    period = period.plusUsed(made.amount());
  }

  /** Takes credits out of the grants, in burn order; there are enough. */
  private List<Allocation> take(long amount, boolean hold) {
    List<Allocation> lines = new ArrayList<>(1);
    long left = amount;
    int i = 0;
    while (left > 0) {
      Grant grant = grants.get(i);
      long part = grant.effectiveBy(time) ? Math.min(left, grant.remaining()) : 0;
      if (part == 0) {
        i++;
        continue;
      }
      left -= part;
      lines.add(new Allocation(grant.id(), part));
      Grant after = grant.with(grant.remaining() - part, hold ? grant.held() + part : grant.held());
      put(i, after);
      if (!after.isUsedUp()) {
        i++;
      }
    }
    return lines;
  }

  private void closeAs(Reservation reservation, Reservation.State state, long settled) {
    subject = reservation.closed(state, settled, time);
    closed.put(reservation.id(), subject);
  }

  private @Nullable Reservation withdraw(UUID id) {
    for (int i = 0; i < reservations.size(); i++) {
      if (reservations.get(i).id().equals(id)) {
        return reservations.remove(i);
      }
    }
    return null;
  }

  /** Returns a grant that a reservation holds, which therefore is active. */
  private Grant active(UUID id) {
    return grants.get(indexOf(id));
  }

  private int indexOf(UUID id) {
    for (int i = 0; i < grants.size(); i++) {
      if (grants.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  private void insert(Grant grant) {
    granted.put(grant.id(), grant);
    place(grant);
  }

  private void place(Grant grant) {
    int i = Collections.binarySearch(grants, grant, Grant.BURN_ORDER);
    grants.add(i < 0 ? -i - 1 : i, grant);
  }

  private void put(Grant grant) {
    put(indexOf(grant.id()), grant);
  }

  /** Stores a grant's new figures; index -1 brings it back among the active ones. */
  private void put(int index, Grant grant) {
    (granted.containsKey(grant.id()) ? granted : changed).put(grant.id(), grant);
    if (index < 0) {
      if (!grant.isUsedUp()) {
        place(grant);
      }
    } else if (grant.isUsedUp()) {
      grants.remove(index);
    } else {
      grants.set(index, grant);
    }
  }

  private void write(
      Kind kind,
      long amount,
      long availableDelta,
      long reservedDelta,
      UUID about,
      @Nullable GrantSource source) {
    available = Math.addExact(available, availableDelta);
    reserved = Math.addExact(reserved, reservedDelta);
    entries.add(
        new CreditEntry(
            wallet(),
            ++lastEntry,
            time,
            kind,
            amount,
            availableDelta,
            reservedDelta,
            available,
            reserved,
            about,
            source));
  }
}
