package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkEarningsTest {
  private final EarningsBench bench = new EarningsBench();
  private final Earnings earnings = bench.earnings;

  @AfterEach
  void auditIsClean() {
    assertThat(bench.auditor.verify()).isEmpty();
  }

  @Test
  void booksByTheTimeThingsHappened() {
    var report =
        earnings.recordAll(List.of(refund("r", "s", ADA, 400, 2), sale("s", ADA, 1000, 1)));
    assertThat(report).isEqualTo(new BulkReport(2, 0, List.of()));
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(cents(330));
  }

  @Test
  void booksARefundBehindItsSaleWhateverTimesTheyClaim() {
    earnings.recordAll(List.of(refund("same", "s", null, 400, 5), sale("s", ADA, 1000, 5)));
    earnings.recordAll(List.of(refund("early", "t", null, 400, 1), sale("t", ADA, 1000, 5)));
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(cents(2 * 330));
    assertThat(earnings.recordRefund("t", cents(1000), key("again")))
        .as("4.00 of it went back already")
        .isEqualTo(new RefundResult.ExceedsSale("t", cents(600), false));
  }

  @Test
  void keepsAssetsOfOneCodeAndTwoScalesApart() {
    var coarse = new Money(10, new Asset("USDT", 6));
    var fine = new Money(10, new Asset("USDT", 8));
    earnings.recordSale(RevenueSource.TIP, coarse, ADA, key("coarse"));
    earnings.recordSale(RevenueSource.TIP, fine, ADA, key("fine"));
    earnings.recordSale(RevenueSource.TIP, usd("1.00"), BEN, key("usd"));
    bench.clock.advance(Duration.ofDays(7));
    assertThat(earnings.mature().creators()).isEqualTo(3);
    assertThat(earnings.balance(BEN, USD).available()).isEqualTo(usd("0.55"));
  }

  @Test
  void leavesAloneWhatItKnows() {
    var batch = List.of(sale("s", ADA, 1000, 1), refund("r", "s", ADA, 400, 2), ad("p", 3));
    earnings.recordAll(batch);
    assertThat(earnings.recordAll(batch)).isEqualTo(new BulkReport(0, 3, List.of()));
    assertThat(earnings.recordAll(List.of(batch.get(0), batch.get(0))).repeated()).isEqualTo(2);
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(cents(330));
  }

  @Test
  void countsARepetitionWithinTheBatch() {
    var report = earnings.recordAll(List.of(sale("s", ADA, 1000, 1), sale("s", ADA, 1000, 1)));
    assertThat(report).isEqualTo(new BulkReport(1, 1, List.of()));
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(usd("5.50"));
  }

  @Test
  void rejectsWhatContradictsAndBooksTheRest() {
    earnings.recordAll(List.of(sale("s", ADA, 1000, 1), refund("r", "s", ADA, 100, 2)));
    var report =
        earnings.recordAll(
            List.of(
                sale("s", ADA, 1001, 1),
                sale("s", BEN, 1000, 1),
                refund("r", "s", ADA, 200, 2),
                refund("r2", "s", ADA, 901, 3),
                new Revenue.NewRefund(
                    "r3", "s", RevenueSource.GIFT, at(3), new Money(1, JPY), null),
                new Revenue.NewRefund("r4", "ghost", RevenueSource.GIFT, at(3), cents(1), null),
                sale("t", BEN, 100, 4)));
    assertThat(report.recorded()).isEqualTo(1);
    assertThat(report.rejected())
        .extracting(BulkReport.Rejected::id)
        .containsExactlyInAnyOrder("s", "s", "r", "r2", "r3", "r4");
    assertThat(report.rejected())
        .filteredOn(rejected -> rejected.id().equals("r2"))
        .extracting(BulkReport.Rejected::reason)
        .containsExactly("refund of 9.01 USD exceeds what is left of sale 's': 9.00 USD");
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(cents(550 - 55));
    assertThat(earnings.balance(BEN, USD).pending()).isEqualTo(cents(55));
  }

  @Test
  void rejectsTheRefundThatTakesTooMuchWithinOneBatch() {
    var report =
        earnings.recordAll(
            List.of(
                sale("s", ADA, 1000, 1),
                refund("r1", "s", ADA, 600, 2),
                refund("r2", "s", ADA, 600, 3),
                refund("r3", "s", ADA, 400, 4)));
    assertThat(report.rejected()).extracting(BulkReport.Rejected::id).containsExactly("r2");
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(cents(0));
  }

  @Test
  void givesTheSameTotalsInAnyOrderAndInPieces() {
    var random = new Random(42);
    List<Revenue> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      var creator = CreatorId.of("c" + random.nextInt(5));
      all.add(
          random.nextInt(8) == 0
              ? refund("r" + i, null, creator, 1 + random.nextInt(3000), random.nextInt(500))
              : sale("s" + i, creator, 1 + random.nextInt(2000), random.nextInt(500)));
    }
    var straight = new EarningsBench();
    straight.earnings.recordAll(all);
    var shuffled = new EarningsBench();
    Collections.shuffle(all, random);
    for (int i = 0; i < all.size(); i += 57) {
      shuffled.earnings.recordAll(all.subList(i, Math.min(all.size(), i + 57)));
      shuffled.earnings.recordAll(all.subList(0, Math.min(all.size(), i + 57)));
    }
    assertThat(totals(shuffled)).isEqualTo(totals(straight)).hasSize(5);
    for (AccountKind kind : List.of(AccountKind.FANS, AccountKind.COMMISSION)) {
      assertThat(shuffled.balance(Account.platform(kind, USD)))
          .isEqualTo(straight.balance(Account.platform(kind, USD)));
    }
    assertThat(straight.auditor.verify()).isEmpty();
    assertThat(shuffled.auditor.verify()).isEmpty();
  }

  @Test
  void undoesTheWholeBatchOnAFault() {
    earnings.recordAll(List.of(sale("s", ADA, 1000, 1)));
    assertThatThrownBy(
            () ->
                bench.transactions.inTransaction(
                    () -> {
                      earnings.recordAll(
                          List.of(sale("t", BEN, 100, 1), refund("r", "s", ADA, 1000, 2)));
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(earnings.balance(ADA, USD).pending()).isEqualTo(usd("5.50"));
    assertThat(earnings.balance(BEN, USD).pending()).isEqualTo(usd("0"));
    assertThat(earnings.recordAll(List.of(sale("t", BEN, 100, 1), refund("r", "s", ADA, 1000, 2))))
        .isEqualTo(new BulkReport(2, 0, List.of()));
  }

  @Test
  void findsMoneyThatTheStoresDisagreeOn() {
    var broken = new EarningsBench();
    broken.earnings.recordAll(List.of(sale("s", ADA, 1000, 1)));
    broken.transactions.inTransaction(
        () ->
            broken.store.saveHolds(
                new EarningStore.HoldChanges(
                    List.of(), List.of(), broken.store.holdsOf(List.of("s")))));
    assertThat(broken.auditor.verify())
        .extracting(finding -> finding.rule() + " " + finding.subject())
        .containsExactly("earning.holds earnings_pending:ada:USD");

    var unbooked = new EarningsBench();
    unbooked.store.addSales(
        List.of(
            new Sale("ghost", RevenueSource.GIFT, at(1), usd("10.00"), List.of(), at(1), null)));
    assertThat(unbooked.auditor.verify())
        .extracting(finding -> finding.rule() + " " + finding.subject())
        .containsExactly("earning.booked ghost");
  }

  private static List<CreatorTotal> totals(EarningsBench bench) {
    List<CreatorTotal> totals = new ArrayList<>();
    bench.earnings.forEachTotal(totals::add);
    return totals;
  }

  private static Revenue sale(String id, CreatorId creator, long cents, int second) {
    return new Revenue.NewSale(id, RevenueSource.GIFT, at(second), cents(cents), creator);
  }

  private static Revenue ad(String id, int second) {
    return new Revenue.NewSale(
        id, RevenueSource.AD, at(second), cents(1), (RevenueSplit<CreatorId>) null);
  }

  private static Revenue refund(String id, String of, CreatorId creator, long cents, int second) {
    return new Revenue.NewRefund(id, of, RevenueSource.GIFT, at(second), cents(cents), creator);
  }

  private static Instant at(int second) {
    return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(second);
  }
}
