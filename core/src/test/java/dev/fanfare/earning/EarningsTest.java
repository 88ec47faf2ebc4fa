package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.Ledger;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.money.RevenueSplit;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarningsTest {
  private final EarningsBench bench = new EarningsBench();
  private final Earnings earnings = bench.earnings;

  @AfterEach
  void auditIsClean() {
    assertThat(bench.auditor.verify()).isEmpty();
  }

  @ParameterizedTest(name = "of {0} cents the creator gets {1}: {2}")
  @CsvSource({
    "1000, 550, 55 % of $10.00",
    "1,      1, 0.55 cents rounds to 1",
    "10,     6, 5.5 cents is halfway and 6 is even",
    "30,    16, 16.5 cents is halfway and 16 is even",
    "50,    28, 27.5 cents is halfway and 28 is even"
  })
  void givesTheCreatorHalfEvenAndThePlatformTheRest(long gross, long creator, String because) {
    earnings.recordSale(RevenueSource.TIP, cents(gross), ADA, key("tip"));
    assertThat(earnings.balance(ADA, USD).pending()).as(because).isEqualTo(cents(creator));
    assertThat(bench.balance(Account.platform(AccountKind.COMMISSION, USD)))
        .isEqualTo(cents(gross - creator));
    assertThat(bench.balance(Account.platform(AccountKind.FANS, USD))).isEqualTo(cents(-gross));
  }

  @Test
  void holdsEarningsForSevenDays() {
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("g1"));
    bench.clock.advance(Duration.ofDays(7).minusNanos(1));
    assertThat(earnings.mature().creators()).isZero();
    bench.clock.advance(Duration.ofNanos(1));
    assertThat(earnings.mature().amounts()).containsEntry(USD, usd("5.50"));
    assertThat(earnings.balance(ADA, USD).available()).isEqualTo(usd("5.50"));
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(usd("0"));
    assertThat(earnings.mature().creators()).isZero();
  }

  @Test
  void holdsEachSourceForItsOwnTime() {
    var other =
        new EarningsBench(
            EarningPolicy.builder()
                .hold(Duration.ofDays(3))
                .hold(RevenueSource.AD, Duration.ZERO)
                .build());
    other.earnings.recordSale(RevenueSource.AD, usd("1.00"), ADA, key("ad"));
    other.earnings.recordSale(RevenueSource.TIP, usd("1.00"), ADA, key("tip"));
    other.earnings.mature();
    assertThat(other.earnings.balance(ADA, USD).available()).isEqualTo(usd("0.55"));
    other.clock.advance(Duration.ofDays(3));
    other.earnings.mature();
    assertThat(other.earnings.balance(ADA, USD).available()).isEqualTo(usd("1.10"));
  }

  @Test
  void answersARepeatedSaleWithTheFirstAnswer() {
    var first = earnings.recordSale(RevenueSource.TIP, usd("10.00"), ADA, key("tip"));
    bench.clock.advance(Duration.ofSeconds(5));
    var again = earnings.recordSale(RevenueSource.TIP, usd("10.00"), ADA, key("tip"));
    assertThat(again).isEqualTo(first.asReplayed());
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(usd("5.50"));
    assertThatThrownBy(() -> earnings.recordSale(RevenueSource.TIP, usd("10.01"), ADA, key("tip")))
        .isInstanceOf(IdempotencyConflictException.class)
        .hasMessageContaining("gross");
  }

  @Test
  void booksASaleIdOnceWhateverTheKey() {
    var sale =
        new Revenue.NewSale(
            "order-1", RevenueSource.PREMIUM, bench.clock.instant(), usd("9.99"), ADA);
    earnings.recordSale(sale, key("k1"));
    assertThat(earnings.recordSale(sale, key("k2")))
        .isEqualTo(new SaleResult.Exists("order-1", false));
    assertThat(bench.balance(Account.platform(AccountKind.FANS, USD))).isEqualTo(usd("-9.99"));
  }

  @Test
  void keepsTheRateOfTheSaleForItsRefund() {
    var changing =
        new EarningsBench(
            EarningPolicy.builder()
                .shares(
                    (creator, at) ->
                        at.isBefore(Instant.parse("2026-02-01T00:00:00Z"))
                            ? Rate.percent(60)
                            : Rate.percent(55))
                .build());
    changing.clock.set("2026-01-31T10:00:00Z");
    changing.earnings.recordSale(RevenueSource.TIP, usd("10.00"), ADA, key("tip"));
    changing.clock.set("2026-02-01T10:00:00Z");
    changing.earnings.recordRefund("tip", usd("10.00"), key("r"));
    assertThat(changing.earnings.balance(ADA, USD).pending()).isEqualTo(usd("0"));
    assertThat(changing.earnings.balance(ADA, USD).owed()).isEqualTo(usd("0"));
    assertThat(changing.balance(Account.platform(AccountKind.COMMISSION, USD))).isEqualTo(usd("0"));
  }

  @Test
  void splitsASaleAmongCollaborators() {
    var split = RevenueSplit.of(ADA, 70, BEN, 30);
    earnings.recordSale(
        new Revenue.NewSale("s", RevenueSource.CUSTOM_CONTENT, now(), usd("10.00"), split),
        key("s"));
    // 55 % of 7.00 and of 3.00
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(usd("3.85"));
    assertThat(earnings.balance(BEN, USD).pending()).isEqualTo(usd("1.65"));
  }

  @Test
  void givesLeftOverCentsToWhoIsShortSoNobodyStarves() {
    var whole = new EarningsBench(allToCreators());
    var split =
        new RevenueSplit<>(
            List.of(
                new RevenueSplit.Share<>(ADA, 1),
                new RevenueSplit.Share<>(BEN, 1),
                new RevenueSplit.Share<>(CLEO, 1)));
    for (int i = 0; i < 300; i++) {
      whole.earnings.recordSale(
          new Revenue.NewSale("s" + i, RevenueSource.TIP, now(), cents(1), split), key("k" + i));
    }
    // 300 cents among three: "the first gets the remainder" would give all of them to one.
    assertThat(List.of(ADA, BEN, CLEO))
        .extracting(creator -> whole.earnings.balance(creator, USD).pending())
        .containsOnly(cents(100));
  }

  @Test
  void takesAPartialRefundByWhatRemainsAndAFullOneToExactlyZero() {
    var split = RevenueSplit.of(ADA, 2, BEN, 1);
    earnings.recordSale(
        new Revenue.NewSale("s", RevenueSource.TIP, now(), cents(1001), split), key("s"));
    for (int i = 0; i < 7; i++) {
      earnings.recordRefund("s", cents(143), key("r" + i));
    }
    // 7 × 1.43 = 10.01
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(cents(0));
    assertThat(earnings.balance(BEN, USD).pending()).isEqualTo(cents(0));
    assertThat(earnings.balance(BEN, USD).owed()).isEqualTo(cents(0));
    assertThat(bench.balance(Account.platform(AccountKind.COMMISSION, USD))).isEqualTo(cents(0));
    assertThat(earnings.recordRefund("s", cents(1), key("r8")))
        .isEqualTo(new RefundResult.ExceedsSale("s", cents(0), false));
  }

  @Test
  void refusesARefundAfterADisputeTookTheMoneyAlready() {
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("g"));
    earnings.recordRefund("g", usd("10.00"), key("chargeback"));
    assertThat(earnings.recordRefund("g", usd("10.00"), key("goodwill")))
        .isEqualTo(new RefundResult.ExceedsSale("g", usd("0.00"), false));
    assertThat(earnings.balance(ADA, USD).owed()).isEqualTo(usd("0"));
  }

  @Test
  void owesWhatARefundCannotTakeAndNetsItFromTheNextEarnings() {
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("g"));
    bench.clock.advance(Duration.ofDays(7));
    earnings.mature();
    bench.payOut(ADA, usd("5.50"));
    earnings.recordSale(RevenueSource.GIFT, usd("2.00"), ADA, key("g2"));

    earnings.recordRefund("g", usd("10.00"), key("r"));
    // 5.50 to take back; 1.10 is pending from the second gift, 4.40 stays owed.
    var owing = earnings.balance(ADA, USD);
    assertThat(owing.pending()).isEqualTo(usd("0"));
    assertThat(owing.owed()).isEqualTo(usd("4.40"));
    assertThat(bench.events()).contains(new EarningsOwed(ADA, usd("4.40"), "r"));

    earnings.recordSale(RevenueSource.GIFT, usd("20.00"), ADA, key("g3"));
    // 11.00 earned, 4.40 pays off what is owed.
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(usd("6.60"));
    assertThat(earnings.balance(ADA, USD).owed()).isEqualTo(usd("0"));
  }

  @Test
  void takesARefundFromItsOwnHoldFirstThenTheLatest() {
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("early"));
    bench.clock.advance(Duration.ofDays(1));
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("late"));
    earnings.recordRefund("early", usd("10.00"), key("r1"));
    bench.clock.advance(Duration.ofDays(6));
    assertThat(earnings.mature().creators()).as("the early hold is gone").isZero();
    bench.clock.advance(Duration.ofDays(1));
    assertThat(earnings.mature().amounts()).containsEntry(USD, usd("5.50"));
  }

  @Test
  void takesARefundOfAnUnknownSaleFromTheHoldsThatEndLast() {
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("a"));
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("c"));
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("b"));
    bench.clock.advance(Duration.ofDays(1));
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("late"));
    // 55 % of 12.00: the late hold of 5.50, and 1.10 of the greatest id of those that end together.
    earnings.recordRefund(
        new Revenue.NewRefund("r", null, RevenueSource.GIFT, now(), usd("12.00"), ADA), key("r"));
    assertThat(bench.store.holdsOf(List.of("a", "b", "c", "late")))
        .extracting(EarningStore.Hold::sale, EarningStore.Hold::amount)
        .containsExactlyInAnyOrder(
            tuple("a", usd("5.50")), tuple("b", usd("5.50")), tuple("c", usd("4.40")));
  }

  @Test
  void looksOnceMoreForASaleThatWasJustBeingBooked() {
    // As on a database, where the sale is committed between the look and the locks on accounts.
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), BEN, key("s"));
    var looks = new AtomicInteger();
    var late =
        (EarningStore)
            Proxy.newProxyInstance(
                EarningStore.class.getClassLoader(),
                new Class<?>[] {EarningStore.class},
                (proxy, method, args) ->
                    method.getName().equals("lockSales") && looks.incrementAndGet() == 1
                        ? Map.of()
                        : method.invoke(bench.store, args));
    var answer =
        Earnings.of(
                bench.operations,
                late,
                bench.ledger,
                bench.creators,
                ExchangeRates.none(),
                EarningPolicy.standard())
            .recordRefund(
                new Revenue.NewRefund("r", "s", RevenueSource.GIFT, now(), usd("10.00"), ADA),
                key("r"));
    var refund = ((RefundResult.Recorded) answer).refund();
    assertThat(refund.saleKnown()).isTrue();
    assertThat(refund.parts())
        .containsExactly(
            new Refund.Part(BEN, usd("10.00"), usd("5.50"), usd("5.50"), usd("0"), usd("0")));
  }

  @Test
  void refundsWithoutASaleByTheShareInForce() {
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("g"));
    var result =
        earnings.recordRefund(
            new Revenue.NewRefund("r", null, RevenueSource.GIFT, now(), cents(30), ADA), key("r"));
    // 55 % of 30 cents is 16.5, and 16 is even.
    assertThat(((RefundResult.Recorded) result).refund().parts().get(0).clawedBack())
        .isEqualTo(cents(16));
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(cents(550 - 16));
  }

  @Test
  void refusesARefundOfASaleNobodyKnowsUnlessACreatorIsNamed() {
    assertThat(earnings.recordRefund("ghost", usd("1.00"), key("r1")))
        .isEqualTo(new RefundResult.UnknownSale("ghost", false));
    var named = new Revenue.NewRefund("r2", "ghost", RevenueSource.GIFT, now(), usd("1.00"), ADA);
    assertThat(earnings.recordRefund(named, key("r2"))).isInstanceOf(RefundResult.Recorded.class);
    assertThat(earnings.balance(ADA, USD).owed()).isEqualTo(usd("0.55"));
  }

  @Test
  void keepsPlatformRevenueForThePlatform() {
    earnings.recordSale(
        new Revenue.NewSale(
            "ads", RevenueSource.AD, now(), usd("3.00"), (RevenueSplit<CreatorId>) null),
        key("ads"));
    earnings.recordRefund("ads", usd("1.00"), key("r"));
    assertThat(bench.balance(Account.platform(AccountKind.COMMISSION, USD))).isEqualTo(usd("2.00"));
  }

  @Test
  void setsAsideAndReleases() {
    earnings.recordSale(RevenueSource.GIFT, usd("10.00"), ADA, key("g"));
    bench.clock.advance(Duration.ofDays(7));
    earnings.mature();
    assertThat(earnings.reserve(ADA, usd("6.00"), "dispute 7", key("a")))
        .isEqualTo(new ReserveResult.Declined(usd("5.50"), false));
    earnings.reserve(ADA, usd("5.00"), "dispute 7", key("b"));
    assertThat(earnings.balance(ADA, USD).available()).isEqualTo(usd("0.50"));
    assertThat(earnings.balance(ADA, USD).reserved()).isEqualTo(usd("5.00"));
    // A refund finds 0.50 available; the release pays off what it left owing.
    earnings.recordRefund("g", usd("10.00"), key("r"));
    assertThat(earnings.balance(ADA, USD).owed()).isEqualTo(usd("5.00"));
    earnings.releaseReserve(ADA, usd("5.00"), key("c"));
    var after = earnings.balance(ADA, USD);
    assertThat(List.of(after.available(), after.reserved(), after.owed())).containsOnly(usd("0"));
  }

  @Test
  void booksLateSalesUnderTheirOwnTime() {
    bench.clock.set("2026-03-31T00:00:00Z");
    var at = Instant.parse("2026-03-01T00:00:00Z");
    earnings.recordSale(
        new Revenue.NewSale("late", RevenueSource.GIFT, at, usd("10.00"), ADA), key("late"));
    assertThat(earnings.mature().amounts()).containsEntry(USD, usd("5.50"));
    assertThat(bench.ledger.balanceAt(Account.pending(ADA, USD), at)).isEqualTo(550);
    assertThat(bench.ledger.balanceAt(Account.pending(ADA, USD), at.minusNanos(1))).isZero();
  }

  @Test
  void keepsOperatorsFromReversingASaleUnderItsHold() {
    var ledger = Ledger.of(bench.operations, bench.ledger);
    earnings.recordSale(RevenueSource.TIP, usd("10.00"), ADA, key("tip"));
    earnings.recordSale(RevenueSource.TIP, usd("10.00"), BEN, key("tip-2"));
    var sale = bench.ledger.find(TransactionKind.SALE, "tip").orElseThrow();
    assertThat(ledger.reverse(sale.id(), key("undo")))
        .isEqualTo(new Ledger.AdjustResult.NotReversible(TransactionKind.SALE, false));
    assertThatThrownBy(
            () ->
                ledger.adjust(
                    List.of(
                        new Transfer(
                            Account.pending(ADA, USD),
                            Account.platform(AccountKind.COMMISSION, USD),
                            usd("5.50"))),
                    "by hand",
                    key("adjust")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("earnings_pending:ada:USD");
    bench.clock.advance(Duration.ofDays(7));
    assertThat(earnings.mature().creators()).isEqualTo(2);
  }

  @Test
  void paysOffWhatIsOwedWhenACorrectionMakesMoneyAvailable() {
    var ledger = Ledger.of(bench.operations, bench.ledger);
    earnings.recordSale(RevenueSource.GIFT, usd("1000.00"), ADA, key("g"));
    bench.clock.advance(Duration.ofDays(7));
    earnings.mature();
    earnings.reserve(ADA, usd("300.00"), "dispute", key("dispute"));
    bench.payOut(ADA, usd("250.00"));
    earnings.recordRefund("g", usd("1000.00"), key("r"));
    assertThat(earnings.balance(ADA, USD).owed()).isEqualTo(usd("550.00"));

    var reserve = bench.ledger.find(TransactionKind.RESERVE, "dispute").orElseThrow();
    assertThat(reserve.reference()).isEqualTo("dispute");
    ledger.reverse(reserve.id(), key("undo"));

    assertThat(earnings.balance(ADA, USD).available()).isEqualTo(usd("0"));
    assertThat(earnings.balance(ADA, USD).owed()).isEqualTo(usd("250.00"));
  }

  @Test
  void comparesTimesToTheMicrosecond() {
    var fine = now().plusNanos(1_999);
    earnings.recordAll(
        List.of(new Revenue.NewSale("s", RevenueSource.TIP, fine, usd("1.00"), ADA)));
    var again =
        earnings.recordAll(
            List.of(
                new Revenue.NewSale(
                    "s", RevenueSource.TIP, fine.minusNanos(999), usd("1.00"), ADA)));
    assertThat(again.repeated()).isEqualTo(1);
  }

  @Test
  void refusesAmountsOutOfRange() {
    assertThatThrownBy(() -> earnings.recordSale(RevenueSource.TIP, cents(0), ADA, key("k")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gross")
        .hasMessageContaining("0.00 USD");
    assertThatThrownBy(
            () ->
                earnings.recordSale(
                    RevenueSource.TIP, new Money(Revenue.MAX_GROSS + 1, JPY), ADA, key("k")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Instant now() {
    return bench.clock.instant();
  }

  private static EarningPolicy allToCreators() {
    return EarningPolicy.builder().shares(RevenueShares.fixed(Rate.percent(100))).build();
  }
}
