package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.UnitOfWork;
import dev.fanfare.ledger.Account;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.money.RevenueSplit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link EarningStore} does. Extend it and hand over an empty store and its transactions
 * for each test.
 */
public abstract class EarningStoreContract {
  private static final Instant T0 = Instant.parse("2026-03-01T12:00:00Z");
  private static final Rate SHARE = Rate.percent(55);

  private UnitOfWork transactions;
  private EarningStore store;

  /** Returns the transactions of the store that {@link #store} returns next. */
  protected abstract UnitOfWork transactions();

  /** Returns an empty store. */
  protected abstract EarningStore store();

  @BeforeEach
  void open() {
    transactions = transactions();
    store = store();
  }

  @Test
  void keepsSalesAsTheyWere() {
    var sale = sale("s1", ADA, 1000, T0);
    var platformOnly = new Sale("s2", RevenueSource.AD, T0, cents(5), List.of(), T0, null);
    write(() -> store.addSales(List.of(sale, platformOnly)));
    assertThat(store.sales(List.of("s1", "s2", "s3")))
        .isEqualTo(Map.of("s1", sale, "s2", platformOnly));
    assertThat(read(() -> store.lockSales(List.of("s3", "s2", "s1"))))
        .isEqualTo(Map.of("s1", sale, "s2", platformOnly));
    assertThat(read(() -> store.lockSales(List.of("s3")))).isEmpty();
  }

  @Test
  void storesNothingOfABatchWithATakenId() {
    write(() -> store.addSales(List.of(sale("s1", ADA, 1000, T0))));
    assertThatThrownBy(
            () ->
                write(
                    () ->
                        store.addSales(List.of(sale("s2", ADA, 7, T0), sale("s1", ADA, 1000, T0)))))
        .isInstanceOf(DuplicateRevenueException.class)
        .hasMessageContaining("s1");
    assertThat(store.sales(List.of("s2"))).isEmpty();
    assertThat(totals()).containsExactly(new CreatorTotal(ADA, 1, cents(550), cents(0)));
  }

  @Test
  void keepsTheRefundsOfASaleInOrder() {
    write(() -> store.addSales(List.of(sale("s1", ADA, 1000, T0), sale("s2", BEN, 1000, T0))));
    var first = refund("r1", "s1", ADA, 100, 55, T0.plusSeconds(9));
    var second = refund("r2", "s1", ADA, 200, 110, T0.plusSeconds(1));
    var other = refund("r3", null, ADA, 10, 6, T0);
    var ofAnother = refund("r0", "s2", BEN, 20, 11, T0);
    write(() -> store.addRefunds(List.of(first)));
    write(() -> store.addRefunds(List.of(second, other, ofAnother)));
    assertThat(store.refundsOf(List.of("s1"))).containsExactly(first, second);
    assertThat(store.refundsOf(List.of("s2", "s1", "s9")))
        .containsExactlyInAnyOrder(first, second, ofAnother)
        .containsSubsequence(first, second);
    assertThat(store.refunds(List.of("r3", "r9"))).isEqualTo(Map.of("r3", other));
    assertThatThrownBy(() -> write(() -> store.addRefunds(List.of(other))))
        .isInstanceOf(DuplicateRevenueException.class);
  }

  @Test
  void findsTheRefundsThatCameBeforeTheirSale() {
    var early = early("r1", "s1", ADA, 100, 55);
    write(() -> store.addRefunds(List.of(early)));
    assertThat(store.refundsOf(List.of("s1"))).containsExactly(early);
    write(() -> store.addSales(List.of(sale("s1", ADA, 1000, T0))));
    var late = refund("r2", "s1", ADA, 200, 110, T0);
    write(() -> store.addRefunds(List.of(late)));
    assertThat(store.refundsOf(List.of("s1"))).containsExactly(early, late);
    assertThat(store.refunds(List.of("r1"))).isEqualTo(Map.of("r1", early));
  }

  @Test
  void takesNothingForNothing() {
    write(
        () -> {
          addHeld("s1", ADA, 100, T0);
          store.addSales(List.of());
          store.addRefunds(List.of());
          store.saveHolds(new EarningStore.HoldChanges(List.of(), List.of(), List.of()));
          store.saveDeficits(Map.of());
          assertThat(store.lockSales(List.of())).isEmpty();
          assertThat(store.lockDeficits(List.of())).isEmpty();
          assertThat(store.latestHolds(Map.of())).isEmpty();
          assertThat(store.endHolds(T0, List.of())).isEmpty();
        });
    assertThat(store.sales(List.of())).isEmpty();
    assertThat(store.refunds(List.of())).isEmpty();
    assertThat(store.refundsOf(List.of())).isEmpty();
    assertThat(store.holdsOf(List.of())).isEmpty();
    assertThat(store.held(ADA, USD)).isEqualTo(100);
  }

  @Test
  void takesThousandsOfRowsAtOnce() {
    int n = 5_000;
    List<Sale> sales = new ArrayList<>();
    List<EarningStore.Hold> holds = new ArrayList<>();
    List<Refund> refunds = new ArrayList<>();
    List<String> saleIds = new ArrayList<>();
    List<String> refundIds = new ArrayList<>();
    Map<Account, Long> sums = new HashMap<>();
    Map<EarningStore.SplitKey, RevenueSplit.Deficits> deficits = new HashMap<>();
    for (int i = 0; i < n; i++) {
      var creator = CreatorId.of("c" + i % 2_500);
      sales.add(sale("s" + i, creator, 1000, T0));
      saleIds.add("s" + i);
      holds.add(new EarningStore.Hold("s" + i, creator, T0.plus(Duration.ofDays(7)), cents(550)));
      refunds.add(refund("r" + i, "s" + i, creator, 100, 55, T0));
      refundIds.add("r" + i);
      sums.put(Account.pending(creator, USD), 1_100L);
      deficits.put(
          new EarningStore.SplitKey(new UUID(i, i), USD),
          new RevenueSplit.Deficits(List.of((long) i, (long) -i)));
    }
    write(
        () -> {
          store.addSales(sales);
          store.addRefunds(refunds);
          store.saveHolds(new EarningStore.HoldChanges(holds, List.of(), List.of()));
          store.saveDeficits(deficits);
        });
    write(
        () -> {
          assertThat(store.lockSales(saleIds)).hasSize(n);
          assertThat(store.latestHolds(sums)).containsExactlyInAnyOrderElementsOf(holds);
          assertThat(store.lockDeficits(deficits.keySet())).isEqualTo(deficits);
        });
    assertThat(store.sales(saleIds)).hasSize(n);
    assertThat(store.refunds(refundIds)).hasSize(n);
    assertThat(store.refundsOf(saleIds)).containsExactlyInAnyOrderElementsOf(refunds);
    assertThat(store.holdsOf(saleIds)).containsExactlyInAnyOrderElementsOf(holds);
    write(
        () ->
            store.saveHolds(
                new EarningStore.HoldChanges(
                    List.of(),
                    holds.subList(0, 2_500).stream().map(hold -> hold.withAmount(1)).toList(),
                    holds.subList(2_500, n))));
    assertThat(store.held(CreatorId.of("c7"), USD)).isEqualTo(1);
    assertThat(ended(T0.plus(Duration.ofDays(7)), n)).hasSize(2_500);
  }

  @Test
  void totalsByCreatorAndAsset() {
    write(
        () -> {
          store.addSales(
              List.of(
                  sale("s1", BEN, 1000, T0),
                  sale("s2", ADA, 200, T0),
                  sale("s3", ADA, 300, T0),
                  new Sale(
                      "s4",
                      RevenueSource.TIP,
                      T0,
                      new Money(100, JPY),
                      List.of(new Sale.Part(ADA, new Money(100, JPY), SHARE, new Money(55, JPY))),
                      T0,
                      null)));
          store.addRefunds(List.of(refund("r1", "s2", ADA, 200, 110, T0)));
        });
    // 55 % of 2.00 + 55 % of 3.00 = 1.10 + 1.65
    assertThat(totals())
        .containsExactly(
            new CreatorTotal(ADA, 1, new Money(55, JPY), new Money(0, JPY)),
            new CreatorTotal(ADA, 2, cents(275), cents(110)),
            new CreatorTotal(BEN, 1, cents(550), cents(0)));
  }

  @Test
  void sumsWhatWasEarnedInAHalfOpenPeriod() {
    write(
        () -> {
          store.addSales(
              List.of(
                  sale("s1", ADA, 1000, T0),
                  sale("s2", ADA, 2000, T0.plusSeconds(10)),
                  sale("s3", BEN, 4000, T0)));
          store.addRefunds(List.of(refund("r1", null, ADA, 100, 55, T0.plusSeconds(9))));
        });
    assertThat(store.earned(ADA, T0, T0.plusSeconds(10)))
        .containsExactly(new EarningStore.Earned(RevenueSource.GIFT, cents(550 - 55)));
    assertThat(store.earned(ADA, T0.plusSeconds(10), T0.plusSeconds(11)))
        .containsExactly(new EarningStore.Earned(RevenueSource.GIFT, cents(1100)));
    assertThat(store.earned(CreatorId.of("nobody"), T0, T0.plusSeconds(1))).isEmpty();
    assertThat(store.firstSale(ADA)).contains(T0);
    assertThat(store.firstSale(CreatorId.of("nobody"))).isEmpty();
  }

  @Test
  void endsEachDueHoldOnce() {
    write(
        () -> {
          addHeld("s1", ADA, 100, T0.plusSeconds(10));
          addHeld("s2", ADA, 50, T0.plusSeconds(20));
          addHeld("s3", BEN, 70, T0.plusSeconds(10));
        });
    assertThat(store.held(ADA, USD)).isEqualTo(150);
    assertThat(ended(T0.plusSeconds(9))).isEmpty();
    assertThat(ended(T0.plusSeconds(10)))
        .containsExactlyInAnyOrder(
            new EarningStore.Due(ADA, cents(100)), new EarningStore.Due(BEN, cents(70)));
    assertThat(ended(T0.plusSeconds(10))).isEmpty();
    assertThat(store.held(ADA, USD)).isEqualTo(50);
    assertThat(ended(T0.plusSeconds(20))).containsExactly(new EarningStore.Due(ADA, cents(50)));
  }

  @Test
  void endsHoldsInChunks() {
    write(
        () -> {
          addHeld("s1", ADA, 100, T0);
          addHeld("s2", BEN, 70, T0);
        });
    var first = store.due(T0, 1);
    assertThat(first).hasSize(1);
    assertThat(read(() -> store.endHolds(T0, first))).hasSize(1);
    assertThat(read(() -> store.endHolds(T0, first))).isEmpty();
    var second = store.due(T0, 1);
    assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
    assertThat(read(() -> store.endHolds(T0, second))).hasSize(1);
    assertThat(store.due(T0, 1)).isEmpty();
  }

  @Test
  void findsTheHoldsThatEndLast() {
    write(
        () -> {
          addHeld("s1", ADA, 100, T0.plusSeconds(10));
          addHeld("s2", ADA, 50, T0.plusSeconds(20));
          addHeld("s3", ADA, 7, T0.plusSeconds(15));
          addHeld("s4", BEN, 70, T0.plusSeconds(99));
        });
    assertThat(latest(ADA, 1)).contains("s2");
    assertThat(latest(ADA, 50)).contains("s2");
    assertThat(latest(ADA, 51)).contains("s2", "s3");
    assertThat(latest(ADA, 58)).containsExactlyInAnyOrder("s1", "s2", "s3");
    assertThat(latest(ADA, Long.MAX_VALUE)).containsExactlyInAnyOrder("s1", "s2", "s3");
    assertThat(latest(BEN, 1)).containsExactly("s4");
    assertThat(latest(CreatorId.of("nobody"), 1)).isEmpty();
    assertThat(read(() -> store.latestHolds(Map.of(Account.pending(ADA, JPY), 9L)))).isEmpty();
    assertThat(
            read(
                () ->
                    store.latestHolds(
                        Map.of(Account.pending(ADA, USD), 1L, Account.pending(BEN, USD), 1L))))
        .contains(
            new EarningStore.Hold("s2", ADA, T0.plusSeconds(20), cents(50)),
            new EarningStore.Hold("s4", BEN, T0.plusSeconds(99), cents(70)));
  }

  @Test
  void tellsHoldsThatEndTogetherApartByTheirSale() {
    // As bytes: small letters come after capitals, and digits before both.
    write(() -> List.of("b", "9", "B", "a").forEach(id -> addHeld(id, ADA, 10, T0)));
    assertThat(latest(ADA, 10)).contains("b");
    assertThat(latest(ADA, 20)).contains("b", "a");
    assertThat(latest(ADA, 30)).contains("b", "a", "B");
  }

  @Test
  void findsTheHoldsOfSales() {
    var gross = cents(30);
    var both =
        new Sale(
            "both",
            RevenueSource.GIFT,
            T0,
            gross,
            List.of(
                new Sale.Part(ADA, cents(20), Rate.percent(100), cents(20)),
                new Sale.Part(BEN, cents(10), Rate.percent(100), cents(10))),
            T0.plusSeconds(5),
            new UUID(1, 2));
    var adas = new EarningStore.Hold("both", ADA, T0.plusSeconds(5), cents(20));
    var bens = new EarningStore.Hold("both", BEN, T0.plusSeconds(5), cents(10));
    write(
        () -> {
          store.addSales(List.of(both));
          store.saveHolds(new EarningStore.HoldChanges(List.of(adas, bens), List.of(), List.of()));
          addHeld("s1", ADA, 100, T0.plusSeconds(10));
        });
    assertThat(store.holdsOf(List.of("both", "unknown"))).containsExactlyInAnyOrder(adas, bens);
    assertThat(store.holdsOf(List.of("unknown"))).isEmpty();
    write(() -> store.saveHolds(new EarningStore.HoldChanges(List.of(), List.of(), List.of(adas))));
    assertThat(store.holdsOf(List.of("both"))).containsExactly(bens);
    assertThat(store.held(ADA, USD)).isEqualTo(100);
  }

  @Test
  void changesAndEndsHoldsAndLeavesOthersAlone() {
    var first = new EarningStore.Hold("s1", ADA, T0.plusSeconds(10), cents(100));
    var second = new EarningStore.Hold("s2", ADA, T0.plusSeconds(20), cents(50));
    write(
        () -> {
          addHeld("s1", ADA, 100, T0.plusSeconds(10));
          addHeld("s2", ADA, 50, T0.plusSeconds(20));
          addHeld("s3", ADA, 9, T0.plusSeconds(20));
          addHeld("s4", BEN, 70, T0.plusSeconds(10));
          store.addSales(List.of(sale("s5", BEN, 10, T0)));
        });
    var added = new EarningStore.Hold("s5", BEN, T0.plus(Duration.ofDays(7)), cents(6));
    write(
        () ->
            store.saveHolds(
                new EarningStore.HoldChanges(
                    List.of(added), List.of(first.withAmount(30)), List.of(second))));
    assertThat(store.holdsOf(List.of("s1", "s2", "s3", "s4", "s5")))
        .containsExactlyInAnyOrder(
            first.withAmount(30),
            new EarningStore.Hold("s3", ADA, T0.plusSeconds(20), cents(9)),
            new EarningStore.Hold("s4", BEN, T0.plusSeconds(10), cents(70)),
            added);
    assertThat(store.held(ADA, USD)).isEqualTo(39);
    assertThat(store.held(BEN, USD)).isEqualTo(76);
    assertThat(ended(T0.plusSeconds(10)))
        .containsExactlyInAnyOrder(
            new EarningStore.Due(ADA, cents(30)), new EarningStore.Due(BEN, cents(70)));
  }

  @Test
  void refusesToChangeOrEndAHoldThatIsNotThere() {
    write(() -> addHeld("s1", ADA, 100, T0.plusSeconds(10)));
    var there = new EarningStore.Hold("s1", ADA, T0.plusSeconds(10), cents(100));
    for (var missing :
        List.of(
            new EarningStore.Hold("s2", ADA, T0.plusSeconds(10), cents(1)),
            new EarningStore.Hold("s1", BEN, T0.plusSeconds(10), cents(1)))) {
      assertThatThrownBy(
              () ->
                  write(
                      () ->
                          store.saveHolds(
                              new EarningStore.HoldChanges(
                                  List.of(), List.of(there.withAmount(5), missing), List.of()))))
          .isInstanceOf(StaleHoldException.class);
      assertThatThrownBy(
              () ->
                  write(
                      () ->
                          store.saveHolds(
                              new EarningStore.HoldChanges(
                                  List.of(), List.of(), List.of(there, missing)))))
          .isInstanceOf(StaleHoldException.class);
    }
    assertThat(store.held(ADA, USD)).isEqualTo(100);
  }

  @Test
  void keepsDeficitsBySplitAndAsset() {
    var split = new UUID(1, 2);
    var dollars = new EarningStore.SplitKey(split, USD);
    var yen = new EarningStore.SplitKey(split, JPY);
    var other = new EarningStore.SplitKey(new UUID(-3, 4), USD);
    var deficits = new RevenueSplit.Deficits(List.of(3L, -3L));
    assertThat(read(() -> store.lockDeficits(List.of(dollars)))).isEmpty();
    var first = new RevenueSplit.Deficits(List.of(1L, -1L));
    write(() -> store.saveDeficits(Map.of(dollars, first, other, first)));
    write(() -> store.saveDeficits(Map.of(dollars, deficits)));
    assertThat(read(() -> store.lockDeficits(List.of(yen, dollars, other))))
        .isEqualTo(Map.of(dollars, deficits, other, first));
    assertThat(read(() -> store.lockDeficits(List.of(yen)))).isEmpty();
  }

  @Test
  void letsOneTransactionAtATimeRefundASale() throws Exception {
    write(() -> store.addSales(List.of(sale("s1", ADA, 1000, T0))));
    // Each refund is numbered by those before it: two at a time would take the same number.
    inParallel(
        8,
        25,
        (thread, n) ->
            transactions.inTransaction(
                () -> {
                  store.lockSales(List.of("s1"));
                  int number = store.refundsOf(List.of("s1")).size();
                  store.addRefunds(List.of(refund("r" + number, "s1", ADA, 1, 1, T0)));
                  return number;
                }));
    assertThat(store.refundsOf(List.of("s1"))).hasSize(200);
  }

  @Test
  void locksManySalesWithoutADeadlock() throws Exception {
    List<String> forth = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      forth.add("s" + i);
    }
    write(() -> store.addSales(forth.stream().map(id -> sale(id, ADA, 1000, T0)).toList()));
    List<String> back = new ArrayList<>(forth);
    Collections.reverse(back);
    var inside = new AtomicInteger();
    var most = new AtomicInteger();
    inParallel(
        4,
        10,
        (thread, n) ->
            transactions.inTransaction(
                () -> {
                  store.lockSales(thread % 2 == 0 ? forth : back);
                  most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                  Thread.yield();
                  return inside.decrementAndGet();
                }));
    assertThat(most).hasValue(1);
  }

  @Test
  void forgetsEverythingOfAFailedTransaction() {
    var split = new EarningStore.SplitKey(new UUID(1, 2), USD);
    write(
        () -> {
          addHeld("s1", ADA, 100, T0.plusSeconds(10));
          addHeld("s2", ADA, 50, T0.plusSeconds(20));
        });
    assertThatThrownBy(
            () ->
                write(
                    () -> {
                      addHeld("s3", BEN, 70, T0);
                      store.addRefunds(List.of(refund("r1", "s1", ADA, 10, 5, T0)));
                      store.saveHolds(
                          new EarningStore.HoldChanges(
                              List.of(),
                              List.of(
                                  new EarningStore.Hold("s1", ADA, T0.plusSeconds(10), cents(5))),
                              List.of(
                                  new EarningStore.Hold(
                                      "s2", ADA, T0.plusSeconds(20), cents(50)))));
                      store.endHolds(
                          T0.plus(Duration.ofDays(1)), List.of(Account.pending(ADA, USD)));
                      store.saveDeficits(
                          Map.of(split, new RevenueSplit.Deficits(List.of(3L, -3L))));
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(store.sales(List.of("s3"))).isEmpty();
    assertThat(store.refundsOf(List.of("s1"))).isEmpty();
    assertThat(store.held(ADA, USD)).isEqualTo(150);
    assertThat(store.held(BEN, USD)).isZero();
    assertThat(totals()).extracting(CreatorTotal::creator).containsExactly(ADA);
    assertThat(read(() -> store.lockDeficits(List.of(split)))).isEmpty();
    assertThat(ended(T0.plusSeconds(20))).containsExactly(new EarningStore.Due(ADA, cents(150)));
  }

  @Test
  void walksEverySaleAndRefund() {
    write(
        () -> {
          store.addSales(List.of(sale("s1", ADA, 1000, T0), sale("s2", BEN, 10, T0)));
          store.addRefunds(List.of(refund("r1", "s1", ADA, 100, 55, T0)));
        });
    List<String> walked = new ArrayList<>();
    store.forEachSale(sale -> walked.add(sale.id()));
    store.forEachRefund(refund -> walked.add(refund.id()));
    assertThat(walked).containsExactlyInAnyOrder("s1", "s2", "r1");
  }

  private void addHeld(String id, CreatorId creator, long amount, Instant availableAt) {
    var gross = cents(amount);
    store.addSales(
        List.of(
            new Sale(
                id,
                RevenueSource.GIFT,
                T0,
                gross,
                List.of(new Sale.Part(creator, gross, Rate.percent(100), gross)),
                availableAt,
                null)));
    store.saveHolds(
        new EarningStore.HoldChanges(
            List.of(new EarningStore.Hold(id, creator, availableAt, gross)), List.of(), List.of()));
  }

  private static Sale sale(String id, CreatorId creator, long gross, Instant at) {
    return new Sale(
        id,
        RevenueSource.GIFT,
        at,
        cents(gross),
        List.of(Sale.Part.of(creator, cents(gross), SHARE)),
        at.plus(Duration.ofDays(7)),
        null);
  }

  private static Refund refund(
      String id, String of, CreatorId creator, long gross, long clawedBack, Instant at) {
    return new Refund(
        id,
        of,
        of != null,
        RevenueSource.GIFT,
        at,
        cents(gross),
        List.of(
            new Refund.Part(
                creator, cents(gross), cents(clawedBack), cents(clawedBack), cents(0), cents(0))));
  }

  /** A refund that was booked before its sale was known. */
  private static Refund early(
      String id, String of, CreatorId creator, long gross, long clawedBack) {
    Refund refund = refund(id, of, creator, gross, clawedBack, T0);
    return new Refund(id, of, false, refund.source(), refund.at(), refund.gross(), refund.parts());
  }

  private List<String> latest(CreatorId creator, long sum) {
    return read(() -> store.latestHolds(Map.of(Account.pending(creator, USD), sum))).stream()
        .map(EarningStore.Hold::sale)
        .toList();
  }

  private List<CreatorTotal> totals() {
    List<CreatorTotal> totals = new ArrayList<>();
    store.forEachTotal(totals::add);
    return totals;
  }

  private List<EarningStore.Due> ended(Instant now) {
    return ended(now, 100);
  }

  private List<EarningStore.Due> ended(Instant now, int limit) {
    return read(() -> store.endHolds(now, store.due(now, limit)));
  }

  private void write(Runnable change) {
    transactions.inTransaction(change);
  }

  private <T> T read(Supplier<T> reading) {
    return transactions.inTransaction(reading);
  }
}
