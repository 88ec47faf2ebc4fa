package dev.fanfare.credit;

import static dev.fanfare.internal.Checks.require;
import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import dev.fanfare.internal.Instants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

final class StoredCredits implements Credits {
  private final Operations operations;
  private final CreditStore store;
  private final CreditPolicy policy;

  StoredCredits(Operations operations, CreditStore store, CreditPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.policy = requireNonNull(policy, "policy");
  }

  @Override
  public Granted grant(Wallet wallet, GrantTerms terms, IdempotencyKey key) {
    requireNonNull(wallet, "wallet");
    requireNonNull(terms, "terms");
    return operations.once(
        key,
        "credit.grant",
        Fingerprint.of(
            "wallet", wallet,
            "amount", terms.amount(),
            "source", terms.source(),
            "priority", terms.priority(),
            "effectiveAt", terms.effectiveAt(),
            "expiresAt", terms.expiresAt()),
        Granted.class,
        () -> {
          UUID id = DerivedId.of(key.value(), "grant");
          WalletChange change = apply(store.lock(wallet).grant(id, terms, now()));
          return new Granted(id, terms.amount(), change.after().available(), false);
        });
  }

  @Override
  public SpendResult spend(Wallet wallet, long amount, IdempotencyKey key) {
    requireNonNull(wallet, "wallet");
    CreditAmount.requireAmount("amount", amount);
    return operations.once(
        key,
        "credit.spend",
        Fingerprint.of("wallet", wallet, "amount", amount),
        SpendResult.class,
        () -> {
          Instant now = now();
          UUID id = DerivedId.of(key.value(), "charge");
          OptionalLong left = store.spend(wallet, amount, id, now);
          if (left.isPresent()) {
            if (left.getAsLong() == 0) {
              operations.announce(new CreditsExhausted(wallet, 0, 0, now));
            }
            return new SpendResult.Spent(id, amount, left.getAsLong(), false);
          }
          WalletChange change = apply(store.lock(wallet).spend(id, amount, now));
          long available = change.after().available();
          return change.charge() == null
              ? new SpendResult.Declined(available, false)
              : new SpendResult.Spent(id, amount, available, false);
        });
  }

  @Override
  public ReserveResult reserve(Wallet wallet, long amount, Duration ttl, IdempotencyKey key) {
    requireNonNull(wallet, "wallet");
    CreditAmount.requireAmount("amount", amount);
    Duration time = ttl.truncatedTo(ChronoUnit.MICROS);
    require(
        !time.isNegative() && !time.isZero() && time.compareTo(MAX_TTL) <= 0,
        "ttl must be more than 0 and at most %s, was %s",
        MAX_TTL,
        ttl);
    return operations.once(
        key,
        "credit.reserve",
        Fingerprint.of("wallet", wallet, "amount", amount, "ttl", time),
        ReserveResult.class,
        () -> {
          UUID id = DerivedId.of(key.value(), "reservation");
          WalletChange change = apply(store.lock(wallet).reserve(id, amount, time, now()));
          long available = change.after().available();
          Reservation made = change.reservation();
          return made == null
              ? new ReserveResult.Declined(available, false)
              : new ReserveResult.Reserved(id, amount, made.expiresAt(), available, false);
        });
  }

  @Override
  public SettleResult settle(UUID reservation, long actual, IdempotencyKey key) {
    requireNonNull(reservation, "reservation");
    requireRange("actual", actual, 0, CreditAmount.MAX);
    return operations.once(
        key,
        "credit.settle",
        Fingerprint.of("reservation", reservation, "actual", actual),
        SettleResult.class,
        () -> {
          WalletState state = store.lock(found(reservation).wallet());
          Reservation stored = found(reservation);
          if (isClosed(stored)) {
            return new SettleResult.AlreadyClosed(stored.state(), false);
          }
          UUID id = DerivedId.of(key.value(), "charge");
          WalletChange change = apply(state.settle(stored, actual, id, now()));
          return settled(stored, change);
        });
  }

  private static SettleResult settled(Reservation stored, WalletChange change) {
    Reservation left = requireNonNull(change.reservation());
    long available = change.after().available();
    if (left.state() != Reservation.State.SETTLED) {
      return new SettleResult.Declined(available, false);
    }
    Charge charge = change.charge();
    boolean late = left.settledLate();
    return new SettleResult.Settled(
        left.id(),
        charge == null ? null : charge.id(),
        left.settled(),
        late ? 0 : stored.amount() - left.settled(),
        late,
        available,
        false);
  }

  @Override
  public ReleaseResult release(UUID reservation, IdempotencyKey key) {
    requireNonNull(reservation, "reservation");
    return operations.once(
        key,
        "credit.release",
        Fingerprint.of("reservation", reservation),
        ReleaseResult.class,
        () -> {
          WalletState state = store.lock(found(reservation).wallet());
          Reservation stored = found(reservation);
          if (stored.state() != Reservation.State.OPEN) {
            return new ReleaseResult.AlreadyClosed(stored.state(), false);
          }
          WalletChange change = apply(state.release(stored, now()));
          Reservation left = requireNonNull(change.reservation());
          return left.state() == Reservation.State.RELEASED
              ? new ReleaseResult.Released(
                  left.id(), left.amount(), change.after().available(), false)
              : new ReleaseResult.AlreadyClosed(left.state(), false);
        });
  }

  @Override
  public RefundResult refund(UUID charge, long amount, IdempotencyKey key) {
    requireNonNull(charge, "charge");
    CreditAmount.requireAmount("amount", amount);
    return operations.once(
        key,
        "credit.refund",
        Fingerprint.of("charge", charge, "amount", amount),
        RefundResult.class,
        () -> {
          WalletState state = store.lock(taken(charge).wallet());
          Charge stored = taken(charge);
          if (amount > stored.refundable()) {
            return new RefundResult.Declined(charge, stored.refundable(), false);
          }
          WalletChange change =
              apply(state.refund(stored, amount, payers(stored, amount), policy.refunds(), now()));
          return new RefundResult.Refunded(
              charge,
              change.restored(),
              amount - change.restored(),
              change.after().available(),
              false);
        });
  }

  private Map<UUID, Grant> payers(Charge charge, long amount) {
    List<UUID> ids = charge.linesOfRefund(amount).stream().map(Allocation::grant).toList();
    return store.grants(ids).stream().collect(Collectors.toMap(Grant::id, Function.identity()));
  }

  @Override
  public AllowanceChanged setAllowance(
      CreatorId creator, Map<CreditType, Long> monthly, String policyVersion, IdempotencyKey key) {
    requireNonNull(creator, "creator");
    requireText("policyVersion", policyVersion, 64);
    // Sorted: one order for the fingerprint and for the locks.
    Map<CreditType, Long> amounts = new TreeMap<>(monthly);
    amounts.forEach((type, amount) -> requireRange(type.code(), amount, 0, CreditAmount.MAX));
    return operations.once(
        key,
        "credit.set-allowance",
        Fingerprint.of("creator", creator, "monthly", amounts, "policyVersion", policyVersion),
        AllowanceChanged.class,
        () -> {
          Map<CreditType, Long> changes = new TreeMap<>(amounts);
          store.lock(creator).forEach(type -> changes.putIfAbsent(type, 0L));
          List<CreditAmount> granted = new ArrayList<>();
          changes.forEach(
              (type, amount) -> {
                long raise = setAllowance(new Wallet(creator, type), amount, policyVersion);
                if (raise > 0) {
                  granted.add(new CreditAmount(type, raise));
                }
              });
          return new AllowanceChanged(creator, granted, false);
        });
  }

  /**
   * Sets one wallet's allowance and returns what it brought at once, beyond what was due anyway.
   */
  private long setAllowance(Wallet wallet, long monthly, String policyVersion) {
    Instant now = now();
    WalletState state = apply(store.lock(wallet).settleDue(now)).after();
    WalletChange change = apply(state.allow(monthly, policy, policyVersion, now));
    return change.granted().stream().mapToLong(Grant::amount).sum();
  }

  @Override
  public CreditBalance balance(Wallet wallet) {
    return current(wallet).balance();
  }

  @Override
  public List<CreditBalance> balances(CreatorId creator) {
    return store.types(creator).stream()
        .sorted()
        .map(type -> balance(new Wallet(creator, type)))
        .toList();
  }

  @Override
  public CreditStatement statement(Wallet wallet, Instant from, Instant to) {
    require(!from.isAfter(to), "from %s must not be after to %s", from, to);
    // Entries are kept to the microsecond.
    Instant first = Instants.ceiling(from);
    Instant end = Instants.ceiling(to);
    return operations.inTransaction(
        () -> {
          // What is due but not stored yet belongs into the statement too.
          WalletChange due = store.find(wallet).settleDue(now());
          Optional<CreditEntry> opening =
              due.entries().stream()
                  .filter(entry -> entry.at().isBefore(first))
                  .reduce((earlier, later) -> later)
                  .or(() -> store.lastEntry(wallet, first));
          List<CreditEntry> lines = new ArrayList<>();
          store.entries(wallet, first, end).stream()
              .filter(entry -> entry.seq() <= due.before().lastEntry())
              .forEach(lines::add);
          due.entries().stream()
              .filter(entry -> !entry.at().isBefore(first) && entry.at().isBefore(end))
              .forEach(lines::add);
          Optional<CreditEntry> closing =
              lines.isEmpty() ? opening : Optional.of(lines.get(lines.size() - 1));
          return new CreditStatement(
              wallet,
              from,
              to,
              opening.map(CreditEntry::availableAfter).orElse(0L),
              opening.map(CreditEntry::reservedAfter).orElse(0L),
              lines,
              closing.map(CreditEntry::availableAfter).orElse(0L),
              closing.map(CreditEntry::reservedAfter).orElse(0L));
        });
  }

  @Override
  public List<Grant> grants(Wallet wallet) {
    return current(wallet).grants();
  }

  @Override
  public Optional<Reservation> reservation(UUID id) {
    return store
        .reservation(id)
        .map(
            reservation -> {
              boolean lapsed = !reservation.expiresAt().isAfter(now());
              return lapsed && reservation.state() == Reservation.State.OPEN
                  ? reservation.closed(Reservation.State.EXPIRED, 0, reservation.expiresAt())
                  : reservation;
            });
  }

  @Override
  public Optional<Charge> charge(UUID id) {
    return store.charge(id);
  }

  @Override
  public int sweep(int limit) {
    requireRange("limit", limit, 1, Integer.MAX_VALUE);
    Instant now = now();
    List<Wallet> due = store.due(now, limit);
    for (Wallet wallet : due) {
      operations.inTransaction(() -> apply(store.lock(wallet).settleDue(now)));
    }
    return due.size();
  }

  /** Returns a wallet as it stands now, without storing what was due. */
  private WalletState current(Wallet wallet) {
    return store.find(wallet).settleDue(now()).after();
  }

  private WalletChange apply(WalletChange change) {
    if (!change.isEmpty()) {
      store.save(change);
    }
    change.events().forEach(operations::announce);
    return change;
  }

  private Reservation found(UUID reservation) {
    return store
        .reservation(reservation)
        .orElseThrow(() -> new UnknownReservationException(reservation));
  }

  private Charge taken(UUID charge) {
    return store.charge(charge).orElseThrow(() -> new UnknownChargeException(charge));
  }

  private static boolean isClosed(Reservation reservation) {
    return reservation.state() == Reservation.State.SETTLED
        || reservation.state() == Reservation.State.RELEASED;
  }

  /** Returns the time to the microsecond, which every database keeps. */
  private Instant now() {
    return operations.now().truncatedTo(ChronoUnit.MICROS);
  }
}
