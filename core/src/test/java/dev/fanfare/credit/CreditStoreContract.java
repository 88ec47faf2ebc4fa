package dev.fanfare.credit;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fanfare.event.FanfareException;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.event.InMemoryEventStore;
import dev.fanfare.event.InMemoryOperationStore;
import dev.fanfare.event.InMemoryUnitOfWork;
import dev.fanfare.event.Operations;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.ledger.Auditor;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link CreditStore} does. Extend it and hand over an empty store and its transactions
 * for each test.
 */
public abstract class CreditStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-10T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Wallet SCRIPTS = Wallet.of(ADA, CreditType.SCRIPT);
  private static final Wallet EDITS = Wallet.of(ADA, CreditType.VIDEO_EDIT);
  private static final CreditPolicy POLICY =
      CreditPolicy.builder("test")
          .zone(ZoneId.of("Europe/Berlin"))
          .rollover(Rollover.capped(50))
          .build();

  private UnitOfWork transactions;
  private CreditStore store;
  private long ids;

  /** Returns the transactions of the store that {@link #store} returns next. */
  protected abstract UnitOfWork transactions();

  /** Returns an empty store. */
  protected abstract CreditStore store();

  @BeforeEach
  void open() {
    transactions = transactions();
    store = store();
  }

  @Test
  void startsEmpty() {
    assertThat(store.find(SCRIPTS)).isEqualTo(WalletState.empty(SCRIPTS));
    assertThat(locked(SCRIPTS)).isEqualTo(WalletState.empty(SCRIPTS));
    assertThat(store.types(ADA)).isEmpty();
    assertThat(transactions.inTransaction(() -> store.lock(ADA))).isEmpty();
    assertThat(store.due(T0, 10)).isEmpty();
    assertThat(store.reservation(id())).isEmpty();
    assertThat(store.charge(id())).isEmpty();
    assertThat(store.grants(List.of(id()))).isEmpty();
    assertThat(store.entries(SCRIPTS, Instant.EPOCH, T0)).isEmpty();
    assertThat(store.lastEntry(SCRIPTS, T0)).isEmpty();
    List<WalletState> all = new ArrayList<>();
    store.forEachWallet(all::add);
    assertThat(all).isEmpty();
  }

  @Test
  void keepsAllThatDecidesWhatAWalletCanDo() {
    change(SCRIPTS, s -> s.allow(100, POLICY, "tiers-7", T0));
    change(SCRIPTS, s -> s.grant(id(), GrantTerms.of(30, GrantSource.PURCHASE), T0));
    change(
        SCRIPTS,
        s ->
            s.grant(
                id(),
                GrantTerms.of(5, GrantSource.PROMOTION)
                    .withPriority(3)
                    .effectiveAt(T0.plusSeconds(60))
                    .expiresAt(T0.plusSeconds(120)),
                T0));
    change(SCRIPTS, s -> s.reserve(id(), 110, HOUR, T0.plusMillis(1)));
    WalletChange last = change(SCRIPTS, s -> s.reserve(id(), 4, HOUR, T0.plusMillis(2)));

    assertThat(store.find(SCRIPTS)).isEqualTo(last.after());
    assertThat(locked(SCRIPTS)).isEqualTo(last.after());
    assertThat(last.after().grants()).hasSize(3);
    assertThat(last.after().reservations()).hasSize(2);
    assertThat(store.find(EDITS)).isEqualTo(WalletState.empty(EDITS));
  }

  @Test
  void keepsInstantsToTheMicrosecond() {
    Instant odd = Instant.parse("2026-03-10T12:00:00.123457Z");
    WalletChange change =
        change(
            SCRIPTS,
            s ->
                s.grant(
                    id(),
                    GrantTerms.of(1, GrantSource.PURCHASE)
                        .expiresAt(Instant.parse("2027-03-10T12:00:00.765433Z")),
                    odd));
    assertThat(store.find(SCRIPTS)).isEqualTo(change.after());
    assertThat(store.entries(SCRIPTS, odd, odd.plusNanos(1000))).isEqualTo(change.entries());
    assertThat(store.due(Instant.parse("2027-03-10T12:00:00.765432Z"), 1)).isEmpty();
    assertThat(store.due(Instant.parse("2027-03-10T12:00:00.765433Z"), 1)).hasSize(1);
  }

  @Test
  void findsByIdWhatHasLeftTheActiveState() {
    UUID first = granted(SCRIPTS, 10);
    UUID second = granted(SCRIPTS, 10);
    UUID job = id();
    change(SCRIPTS, s -> s.reserve(job, 15, HOUR, T0));
    Reservation open = store.reservation(job).orElseThrow();
    assertThat(open.state()).isEqualTo(Reservation.State.OPEN);
    assertThat(open.lines()).hasSize(2);
    UUID charge = id();
    WalletChange settled = change(SCRIPTS, s -> s.settle(open, 15, charge, T0.plusSeconds(5)));

    assertThat(store.reservation(job)).contains(settled.reservation());
    assertThat(store.charge(charge)).contains(settled.charge());
    assertThat(store.charge(charge).orElseThrow().lines()).isEqualTo(open.lines());
    assertThat(store.find(SCRIPTS).reservations()).isEmpty();
    assertThat(store.find(SCRIPTS).grants()).hasSize(1);
    assertThat(store.grants(List.of(first, second, id())))
        .extracting(Grant::remaining)
        .containsExactlyInAnyOrder(0L, 5L);
  }

  @Test
  void bringsBackAGrantThatARefundRevives() {
    UUID grant = granted(SCRIPTS, 10);
    UUID id = id();
    change(SCRIPTS, s -> s.spend(id, 10, T0));
    Charge charge = store.charge(id).orElseThrow();
    assertThat(store.find(SCRIPTS).grants()).isEmpty();

    change(
        SCRIPTS,
        s ->
            s.refund(
                charge,
                4,
                Map.of(grant, store.grants(List.of(grant)).get(0)),
                RefundPolicy.forfeit(),
                T0));

    assertThat(store.find(SCRIPTS).grants())
        .singleElement()
        .satisfies(g -> assertThat(g.remaining()).isEqualTo(4));
    assertThat(store.charge(id).orElseThrow().refunded()).isEqualTo(4);
    assertSound();
  }

  @Test
  void refusesAnIdThatIsStoredAlready() {
    UUID grant = granted(SCRIPTS, 10);
    UUID charge = id();
    change(SCRIPTS, s -> s.spend(charge, 1, T0));
    UUID job = id();
    change(SCRIPTS, s -> s.reserve(job, 1, HOUR, T0));
    WalletState before = store.find(SCRIPTS);

    // A period that is granted a second time would come with the same id.
    assertThatThrownBy(
            () ->
                change(SCRIPTS, s -> s.grant(grant, GrantTerms.of(10, GrantSource.ALLOWANCE), T0)))
        .isInstanceOf(FanfareException.class);
    assertThatThrownBy(() -> change(SCRIPTS, s -> s.spend(charge, 1, T0)))
        .isInstanceOf(FanfareException.class);
    assertThatThrownBy(() -> change(SCRIPTS, s -> s.reserve(job, 1, HOUR, T0)))
        .isInstanceOf(FanfareException.class);
    assertThat(store.find(SCRIPTS)).isEqualTo(before);
    assertSound();
  }

  @Test
  void undoesEverythingWithItsTransaction() {
    granted(SCRIPTS, 10);
    WalletState before = store.find(SCRIPTS);
    UUID job = id();
    UUID charge = id();
    UUID quick = id();

    assertThatThrownBy(
            () ->
                transactions.inTransaction(
                    () -> {
                      change(SCRIPTS, s -> s.reserve(job, 3, HOUR, T0));
                      change(SCRIPTS, s -> s.spend(charge, 3, T0));
                      store.spend(SCRIPTS, 1, quick, T0);
                      change(EDITS, s -> s.allow(100, POLICY, "tiers-7", T0));
                      throw new IllegalStateException("the host changed its mind");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(store.find(SCRIPTS)).isEqualTo(before);
    assertThat(store.reservation(job)).isEmpty();
    assertThat(store.charge(charge)).isEmpty();
    assertThat(store.charge(quick)).isEmpty();
    assertThat(store.entries(SCRIPTS, Instant.EPOCH, T0.plusSeconds(1))).hasSize(1);
    assertThat(store.find(EDITS)).isEqualTo(WalletState.empty(EDITS));
    assertThat(store.types(ADA)).containsExactly(CreditType.SCRIPT);
    assertThat(store.due(T0.plus(Duration.ofDays(400)), 10)).isEmpty();
    assertSound();
  }

  @Test
  void takesTheShortCutExactlyAsTheRulesWould() {
    UUID first = id();
    change(SCRIPTS, s -> s.allow(100, POLICY, "tiers-7", T0));
    change(
        SCRIPTS, s -> s.grant(first, GrantTerms.of(10, GrantSource.PURCHASE).withPriority(1), T0));
    WalletState before = store.find(SCRIPTS);
    UUID charge = id();
    Instant now = T0.plusSeconds(7);

    OptionalLong left = store.spend(SCRIPTS, 10, charge, now);

    assumeTrue(left.isPresent(), "the store takes no short cut");
    WalletChange expected = before.spend(charge, 10, now);
    assertThat(left).hasValue(100);
    assertThat(store.find(SCRIPTS)).isEqualTo(expected.after());
    assertThat(store.charge(charge)).contains(expected.charge());
    assertThat(store.entries(SCRIPTS, now, now.plusSeconds(1))).isEqualTo(expected.entries());
    assertThat(store.grants(List.of(first)))
        .singleElement()
        .satisfies(g -> assertThat(g.remaining()).isZero());
    // The next one finds the grant that is first now.
    assertThat(store.spend(SCRIPTS, 30, id(), now)).hasValue(70);
    assertSound();
  }

  @Test
  void takesNoShortCutWhereThereIsMoreToDecide() {
    assertThat(store.spend(SCRIPTS, 1, id(), T0)).as("unknown wallet").isEmpty();
    change(
        SCRIPTS,
        s ->
            s.grant(
                id(), GrantTerms.of(10, GrantSource.PROMOTION).expiresAt(T0.plusSeconds(60)), T0));
    granted(SCRIPTS, 10);
    WalletState before = store.find(SCRIPTS);

    assertThat(store.spend(SCRIPTS, 11, id(), T0)).as("two grants").isEmpty();
    assertThat(store.spend(SCRIPTS, 21, id(), T0)).as("too few").isEmpty();
    assertThat(store.spend(SCRIPTS, 1, id(), T0.plusSeconds(60))).as("expiry due").isEmpty();
    assertThat(store.find(SCRIPTS)).isEqualTo(before);
  }

  /** A short cut may be declined; one that is taken does what the wallet's own rules do. */
  @Test
  void chargesWhoeverComesWithAnEarlierTimeAtTheWalletsOwn() {
    granted(SCRIPTS, 10);
    WalletState before = store.find(SCRIPTS);
    UUID charge = id();

    OptionalLong left = store.spend(SCRIPTS, 3, charge, before.time().minusSeconds(1));

    assertThat(store.find(SCRIPTS))
        .isEqualTo(
            left.isPresent()
                ? before.spend(charge, 3, before.time().minusSeconds(1)).after()
                : before);
    left.ifPresent(available -> assertThat(available).isEqualTo(7));
  }

  @Test
  void spendsNothingFromAGrantThatStartsLater() {
    change(
        SCRIPTS,
        s ->
            s.grant(
                id(),
                GrantTerms.of(10, GrantSource.PROMOTION)
                    .withPriority(1)
                    .effectiveAt(T0.plusSeconds(60)),
                T0));
    assertThat(store.spend(SCRIPTS, 1, id(), T0)).isEmpty();
    UUID bought = granted(SCRIPTS, 5);
    UUID charge = id();
    if (store.spend(SCRIPTS, 5, charge, T0).isPresent()) {
      assertThat(store.charge(charge).orElseThrow().lines())
          .containsExactly(new Allocation(bought, 5));
    }
  }

  @Test
  void findsWalletsInTheOrderInWhichTheyFallDue() {
    Wallet late = Wallet.of(CLEO, CreditType.SCRIPT);
    Wallet soon = Wallet.of(BEN, CreditType.SCRIPT);
    expiring(late, 30);
    expiring(SCRIPTS, 20);
    expiring(EDITS, 20);
    expiring(soon, 10);
    granted(Wallet.of(BEN, CreditType.GENERAL), 10);

    assertThat(store.due(T0.plusSeconds(9), 10)).isEmpty();
    assertThat(store.due(T0.plusSeconds(29), 10)).containsExactly(soon, SCRIPTS, EDITS);
    assertThat(store.due(T0.plusSeconds(30), 2)).containsExactly(soon, SCRIPTS);
    change(soon, s -> s.settleDue(T0.plusSeconds(30)));
    assertThat(store.due(T0.plusSeconds(30), 10)).containsExactly(SCRIPTS, EDITS, late);
    expiring(late, 5);
    assertThat(store.due(T0.plusSeconds(30), 10)).containsExactly(late, SCRIPTS, EDITS);
  }

  @Test
  void findsStatementLinesByTime() {
    granted(SCRIPTS, 10);
    granted(EDITS, 10);
    for (int i = 1; i <= 5; i++) {
      Instant at = T0.plusSeconds(i);
      change(SCRIPTS, s -> s.spend(id(), 1, at));
    }

    assertThat(store.entries(SCRIPTS, T0.plusSeconds(2), T0.plusSeconds(4)))
        .extracting(CreditEntry::seq)
        .containsExactly(3L, 4L);
    assertThat(store.entries(SCRIPTS, T0.plusSeconds(4), T0.plusSeconds(2))).isEmpty();
    assertThat(store.lastEntry(SCRIPTS, T0)).isEmpty();
    assertThat(store.lastEntry(SCRIPTS, T0.plusSeconds(3)))
        .get()
        .satisfies(
            entry -> {
              assertThat(entry.seq()).isEqualTo(3);
              assertThat(entry.availableAfter()).isEqualTo(8);
            });
  }

  @Test
  void walksEverything() {
    UUID grant = granted(EDITS, 10);
    granted(SCRIPTS, 10);
    UUID charge = id();
    change(EDITS, s -> s.spend(charge, 10, T0));
    granted(Wallet.of(BEN, CreditType.SCRIPT), 1);
    UUID job = id();
    change(SCRIPTS, s -> s.reserve(job, 2, HOUR, T0));
    change(SCRIPTS, s -> s.release(s.reservations().get(0), T0));

    List<Wallet> wallets = new ArrayList<>();
    store.forEachWallet(state -> wallets.add(state.wallet()));
    assertThat(wallets).containsExactly(SCRIPTS, EDITS, Wallet.of(BEN, CreditType.SCRIPT));
    assertThat(this.<Grant>all(v -> store.forEachGrant(EDITS, v)))
        .extracting(Grant::id)
        .containsExactly(grant);
    assertThat(this.<Charge>all(v -> store.forEachCharge(EDITS, v)))
        .extracting(Charge::id)
        .containsExactly(charge);
    assertThat(this.<Reservation>all(v -> store.forEachReservation(SCRIPTS, v)))
        .extracting(Reservation::id, Reservation::state)
        .containsExactly(tuple(job, Reservation.State.RELEASED));
    assertThat(this.<CreditEntry>all(v -> store.forEachEntry(SCRIPTS, v)))
        .extracting(CreditEntry::seq)
        .containsExactly(1L, 2L, 3L);
    assertThat(store.types(ADA))
        .containsExactlyInAnyOrder(CreditType.SCRIPT, CreditType.VIDEO_EDIT);
  }

  /** Lesson: check-then-act overspends under concurrency. */
  @Test
  void neverOverspendsHoweverManyAskAtOnce() throws Exception {
    Credits credits = credits();
    List<Wallet> wallets =
        List.of(
            SCRIPTS, EDITS, Wallet.of(BEN, CreditType.SCRIPT), Wallet.of(CLEO, CreditType.SCRIPT));
    for (Wallet wallet : wallets) {
      // Three grants, so that some charges need two of them and leave the short cut.
      credits.grant(wallet, 40, GrantSource.PROMOTION, key("promotion-" + wallet));
      credits.grant(wallet, 45, GrantSource.PURCHASE, key("purchase-" + wallet));
      credits.grant(wallet, 15, GrantSource.ACHIEVEMENT, key("achievement-" + wallet));
    }

    // 16 threads ask 30 times for 3 credits: 480 charges on 4 wallets, 120 on each.
    List<SpendResult> results =
        inParallel(
            16,
            30,
            (thread, n) ->
                credits.spend(wallets.get((thread + n) % 4), 3, key("spend-" + thread + "-" + n)));

    // 33 times 3 of 100 can be had from each wallet, and 1 is left.
    assertThat(results).filteredOn(SpendResult.Spent.class::isInstance).hasSize(4 * 33);
    for (Wallet wallet : wallets) {
      assertThat(credits.balance(wallet).available()).isEqualTo(1);
      assertThat(credits.balance(wallet).usedThisPeriod()).isEqualTo(99);
      assertThat(store.find(wallet).lastEntry()).isEqualTo(3 + 33);
    }
    assertSound();
  }

  @Test
  void settlesAReservationOnceHoweverManyWorkersAsk() throws Exception {
    Credits credits = credits();
    credits.grant(SCRIPTS, 100, GrantSource.PURCHASE, key("order"));
    var job = (ReserveResult.Reserved) credits.reserve(SCRIPTS, 60, HOUR, key("job"));

    List<Object> answers =
        inParallel(
            8,
            2,
            (thread, n) ->
                n == 0
                    ? credits.settle(job.reservation(), 60, key("settle-" + thread))
                    : credits.release(job.reservation(), key("release-" + thread)));

    assertThat(answers)
        .filteredOn(a -> a instanceof SettleResult.Settled || a instanceof ReleaseResult.Released)
        .hasSize(1);
    assertSound();
  }

  @Test
  void refundsNoMoreThanTheChargeHoweverManyAsk() throws Exception {
    Credits credits = credits();
    credits.grant(SCRIPTS, 100, GrantSource.PURCHASE, key("order"));
    var spent = (SpendResult.Spent) credits.spend(SCRIPTS, 50, key("job"));

    inParallel(
        8, 4, (thread, n) -> credits.refund(spent.charge(), 7, key("refund-" + thread + "-" + n)));

    // 7 times 7 are 49; an eighth would be 56 of 50
    assertThat(credits.balance(SCRIPTS).available()).isEqualTo(99);
    assertSound();
  }

  /** Lesson: a period granted twice when two requests find it due. */
  @Test
  void grantsADuePeriodOnceHoweverManyFindIt() throws Exception {
    var clock = new TestClock(T0);
    Credits credits = credits(clock);
    credits.setAllowance(ADA, Map.of(CreditType.SCRIPT, 100L), "1", key("tier"));
    clock.advance(Duration.ofDays(45));

    List<SpendResult> results =
        inParallel(
            8,
            20,
            (thread, n) -> {
              if (n % 5 == 0) {
                credits.sweep(10);
              }
              return credits.spend(SCRIPTS, 1, key("spend-" + thread + "-" + n));
            });

    assertThat(results).filteredOn(SpendResult.Spent.class::isInstance).hasSize(100);
    assertThat(credits.balance(SCRIPTS).available()).isZero();
    assertSound();
  }

  @Test
  void setsOneAllowanceAtATimeForACreator() throws Exception {
    Credits credits = credits();
    List<CreditType> types =
        List.of(CreditType.SCRIPT, CreditType.VIDEO_EDIT, CreditType.THUMBNAIL);

    inParallel(
        6,
        10,
        (thread, n) ->
            credits.setAllowance(
                ADA,
                Map.of(types.get((thread + n) % 3), 10L),
                "1",
                key("tier-" + thread + "-" + n)));

    // Whoever came last named one type; the other two have ended.
    assertThat(credits.balances(ADA))
        .filteredOn(balance -> balance.monthlyAllowance() > 0)
        .hasSize(1);
    assertSound();
  }

  private Credits credits() {
    return credits(new TestClock(T0));
  }

  /** Returns credits over the store under test; keys and events are kept in memory beside it. */
  private Credits credits(TestClock clock) {
    var beside = new InMemoryUnitOfWork();
    return Credits.of(
        Operations.of(
            transactions,
            new InMemoryOperationStore(beside),
            new InMemoryEventStore(beside),
            IdGenerator.timeOrdered(clock),
            clock),
        store,
        CreditPolicy.standard());
  }

  private UUID granted(Wallet wallet, long amount) {
    UUID id = id();
    change(wallet, s -> s.grant(id, GrantTerms.of(amount, GrantSource.PURCHASE), T0));
    return id;
  }

  private void expiring(Wallet wallet, int seconds) {
    change(
        wallet,
        s ->
            s.grant(
                id(),
                GrantTerms.of(1, GrantSource.PROMOTION).expiresAt(T0.plusSeconds(seconds)),
                T0));
  }

  private WalletChange change(Wallet wallet, Function<WalletState, WalletChange> operation) {
    return transactions.inTransaction(
        () -> {
          WalletChange change = operation.apply(store.lock(wallet));
          store.save(change);
          return change;
        });
  }

  private WalletState locked(Wallet wallet) {
    return transactions.inTransaction(() -> store.lock(wallet));
  }

  private <T> List<T> all(Consumer<Consumer<T>> walk) {
    List<T> all = new ArrayList<>();
    walk.accept(all::add);
    return all;
  }

  private UUID id() {
    return new UUID(0x7000L, 0x8000_0000_0000_0000L | ++ids);
  }

  private void assertSound() {
    assertThat(Auditor.of(transactions, List.of(new CreditAudit(store))).verify()).isEmpty();
  }
}
