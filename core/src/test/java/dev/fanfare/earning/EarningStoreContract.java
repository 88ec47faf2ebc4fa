package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
    assertThat(read(() -> store.lockSale("s1"))).contains(sale);
    assertThat(read(() -> store.lockSale("s3"))).isEmpty();
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
    write(() -> store.addSales(List.of(sale("s1", ADA, 1000, T0))));
    var first = refund("r1", "s1", ADA, 100, 55, T0.plusSeconds(9));
    var second = refund("r2", "s1", ADA, 200, 110, T0.plusSeconds(1));
    var other = refund("r3", null, ADA, 10, 6, T0);
    write(() -> store.addRefunds(List.of(first)));
    write(() -> store.addRefunds(List.of(second, other)));
    assertThat(store.refundsOf("s1")).containsExactly(first, second);
    assertThat(store.refunds(List.of("r3", "r9"))).isEqualTo(Map.of("r3", other));
    assertThatThrownBy(() -> write(() -> store.addRefunds(List.of(other))))
        .isInstanceOf(DuplicateRevenueException.class);
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
  void takesTheLatestHoldsFirst() {
    write(
        () -> {
          addHeld("s1", ADA, 100, T0.plusSeconds(10));
          addHeld("s2", ADA, 50, T0.plusSeconds(20));
        });
    assertThat(read(() -> store.unholdLatest(ADA, USD, 60))).isEqualTo(60);
    // The later hold of 50 is gone, the earlier gave 10.
    assertThat(ended(T0.plusSeconds(10))).containsExactly(new EarningStore.Due(ADA, cents(90)));
    assertThat(ended(T0.plusSeconds(20))).isEmpty();
    assertThat(read(() -> store.unholdLatest(ADA, USD, 60))).isZero();
    assertThat(read(() -> store.unholdLatest(BEN, USD, 60))).isZero();
  }

  @Test
  void takesFromTheHoldOfOneSale() {
    write(
        () -> {
          addHeld("s1", ADA, 100, T0.plusSeconds(10));
          addHeld("s2", ADA, 50, T0.plusSeconds(20));
        });
    assertThat(read(() -> store.unhold(ADA, "s1", 30))).isEqualTo(30);
    assertThat(read(() -> store.unhold(ADA, "s1", 100))).isEqualTo(70);
    assertThat(read(() -> store.unhold(ADA, "s1", 1))).isZero();
    assertThat(read(() -> store.unhold(BEN, "s2", 1))).isZero();
    assertThat(read(() -> store.unhold(ADA, "unknown", 1))).isZero();
    assertThat(store.held(ADA, USD)).isEqualTo(50);
  }

  @Test
  void keepsDeficitsBySplitAndAsset() {
    var split = new UUID(1, 2);
    var deficits = new RevenueSplit.Deficits(List.of(3L, -3L));
    assertThat(read(() -> store.lockDeficits(split, USD))).isEmpty();
    write(() -> store.saveDeficits(split, USD, new RevenueSplit.Deficits(List.of(1L, -1L))));
    write(() -> store.saveDeficits(split, USD, deficits));
    assertThat(read(() -> store.lockDeficits(split, USD))).contains(deficits);
    assertThat(read(() -> store.lockDeficits(split, JPY))).isEmpty();
  }

  @Test
  void forgetsEverythingOfAFailedTransaction() {
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
                      store.unhold(ADA, "s1", 5);
                      store.unholdLatest(ADA, USD, 20);
                      store.endHolds(
                          T0.plus(Duration.ofDays(1)), List.of(Account.pending(ADA, USD)));
                      store.saveDeficits(
                          new UUID(1, 2), USD, new RevenueSplit.Deficits(List.of(3L, -3L)));
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(store.sales(List.of("s3"))).isEmpty();
    assertThat(store.refundsOf("s1")).isEmpty();
    assertThat(store.held(ADA, USD)).isEqualTo(150);
    assertThat(store.held(BEN, USD)).isZero();
    assertThat(totals()).extracting(CreatorTotal::creator).containsExactly(ADA);
    assertThat(read(() -> store.lockDeficits(new UUID(1, 2), USD))).isEmpty();
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
    store.hold(List.of(new EarningStore.Hold(id, creator, availableAt, gross)));
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
        RevenueSource.GIFT,
        at,
        cents(gross),
        List.of(
            new Refund.Part(
                creator, cents(gross), cents(clawedBack), cents(clawedBack), cents(0), cents(0))));
  }

  private List<CreatorTotal> totals() {
    List<CreatorTotal> totals = new ArrayList<>();
    store.forEachTotal(totals::add);
    return totals;
  }

  private List<EarningStore.Due> ended(Instant now) {
    return read(() -> store.endHolds(now, store.due(now, 100)));
  }

  private void write(Runnable change) {
    transactions.inTransaction(change);
  }

  private <T> T read(Supplier<T> reading) {
    return transactions.inTransaction(reading);
  }
}
