package dev.fanfare.credit;

import static java.util.Objects.requireNonNull;

import dev.fanfare.credit.CreditEntry.Kind;
import dev.fanfare.event.DomainEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
  private final List<Grant> granted = new ArrayList<>(1);
  private final List<Grant> changed = new ArrayList<>(1);
  private final List<Reservation> closed = new ArrayList<>(1);
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
        granted,
        changed,
        subject,
        opened,
        closed,
        charge,
        refunded,
        restored,
        events);
  }

  Wallet wallet() {
    return before.wallet();
  }

  long available() {
    return available;
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

  void announce(DomainEvent event) {
    events.add(event);
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

  /** Writes off credits of a grant. */
  void lose(Grant grant, long amount) {
    write(Kind.EXPIRED, amount, -amount, 0, grant.id(), grant.source());
    events.add(new CreditsExpired(wallet(), grant.id(), grant.source(), amount, available, time));
  }

  /** Records the charge that the operation makes. */
  void charged(Charge made) {
    charge = made;
    period = period.plusUsed(made.amount());
  }

  /** Records the refund that the operation makes. */
  void refunded(Charge taken, long amount) {
    refunded = taken.withRefund(amount);
    restored = amount;
    if (!taken.at().isBefore(period.start())) {
      // A period may start at the very instant of a charge before it, hence the bound.
      period = period.plusUsed(-Math.min(amount, period.used()));
    }
  }

  /** Takes credits that were to be restored by a refund as lost. */
  void forfeited(long amount) {
    restored -= amount;
  }

  /** Records the reservation that the operation makes. */
  void opened(Reservation made) {
    reservations.add(made);
    reservations.sort(Reservation.EXPIRY_ORDER);
    subject = made;
    opened = true;
  }

  /** Records how the reservation that the operation is about stands. */
  void subject(Reservation reservation) {
    subject = reservation;
  }

  /** Records a reservation that is closed now. */
  void closed(Reservation reservation) {
    closed.removeIf(earlier -> earlier.id().equals(reservation.id()));
    closed.add(reservation);
  }

  /** Returns a reservation as it stands after the work that was due. */
  Reservation current(Reservation reservation) {
    for (Reservation known : closed) {
      if (known.id().equals(reservation.id())) {
        return known;
      }
    }
    return reservation;
  }

  /** Takes a reservation off the open ones; null if it is not open. */
  @Nullable Reservation withdraw(UUID id) {
    for (int i = 0; i < reservations.size(); i++) {
      if (reservations.get(i).id().equals(id)) {
        return reservations.remove(i);
      }
    }
    return null;
  }

  /** Takes credits out of the grants, in burn order; there are enough. */
  List<Allocation> take(long amount, boolean hold) {
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

  /** Returns an active grant; one that a reservation holds is active. */
  @Nullable Grant active(UUID id) {
    int index = indexOf(grants, id);
    return index < 0 ? null : grants.get(index);
  }

  private static int indexOf(List<Grant> grants, UUID id) {
    for (int i = 0; i < grants.size(); i++) {
      if (grants.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** Adds a new grant without a statement line. */
  void insert(Grant grant) {
    granted.add(grant);
    place(grant);
  }

  private void place(Grant grant) {
    int i = Collections.binarySearch(grants, grant, Grant.BURN_ORDER);
    grants.add(i < 0 ? -i - 1 : i, grant);
  }

  /** Stores a grant's new figures, among the active ones if it has credits. */
  void put(Grant grant) {
    put(indexOf(grants, grant.id()), grant);
  }

  private void put(int index, Grant grant) {
    if (!replace(granted, grant) && !replace(changed, grant)) {
      changed.add(grant);
    }
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

  private static boolean replace(List<Grant> grants, Grant grant) {
    int index = indexOf(grants, grant.id());
    if (index >= 0) {
      grants.set(index, grant);
    }
    return index >= 0;
  }

  /** Writes a statement line and moves the running figures along. */
  void write(
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
