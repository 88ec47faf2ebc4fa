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
import static org.assertj.core.groups.Tuple.tuple;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.money.RevenueSplit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A refund that comes in an earlier batch than the sale it names. */
class RefundBeforeSaleTest {
  private static final Instant SOLD = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant BACK = Instant.parse("2026-01-02T00:00:00Z");

  /** 55 % for a sale, 60 % for a refund of an unknown one: the creator's tier rose meanwhile. */
  private final EarningsBench bench =
      new EarningsBench(
          EarningPolicy.builder()
              .shares((creator, at) -> Rate.percent(at.equals(SOLD) ? 55 : 60))
              .build());

  private final Earnings earnings = bench.earnings;

  @AfterEach
  void auditIsClean() {
    assertThat(bench.auditor.verify()).isEmpty();
  }

  @Test
  void countsAgainstTheSaleSoThatNoMoreGoesBackThanWasPaid() {
    book(refund("r1", "s", ADA, "4.00"));
    book(sale("s", "10.00", RevenueSplit.whole(ADA)));
    assertThat(earnings.recordAll(List.of(refund("r2", "s", ADA, "6.01"))).rejected())
        .containsExactly(
            new BulkReport.Rejected(
                "r2", "refund of 6.01 USD exceeds what is left of sale 's': 6.00 USD"));
    assertThat(earnings.recordRefund("s", usd("6.01"), key("r3")))
        .isEqualTo(new RefundResult.ExceedsSale("s", usd("6.00"), false));
    assertThat(earnings.recordRefund("s", usd("6.00"), key("r4")))
        .isInstanceOf(RefundResult.Recorded.class);
    assertThat(earnings.recordRefund("s", cents(1), key("r5")))
        .isEqualTo(new RefundResult.ExceedsSale("s", cents(0), false));
  }

  @Test
  void takesTheRestOfWhatTheCreatorEarnedAndNoMore() {
    // 60 % of 4.00, since nobody knows the sale yet
    assertThat(clawedBack(book(refund("r1", "s", ADA, "4.00")))).isEqualTo(usd("2.40"));
    book(sale("s", "10.00", RevenueSplit.whole(ADA)));
    // 5.50 earned, 2.40 taken, 3.10 left for the 6.00 that are left: half of it, then the rest
    assertThat(clawedBack(book(refund("r2", "s", null, "3.00")))).isEqualTo(usd("1.55"));
    assertThat(clawedBack(book(refund("r3", "s", null, "3.00")))).isEqualTo(usd("1.55"));
    assertThat(net(ADA)).isEqualTo(usd("0"));
  }

  @Test
  void leavesNothingToTakeWhereItTookTooMuch() {
    assertThat(clawedBack(book(refund("r1", "s", ADA, "9.50")))).isEqualTo(usd("5.70"));
    book(sale("s", "10.00", RevenueSplit.whole(ADA)));
    // 5.50 earned, 5.70 taken: the platform bears the last 0.50.
    assertThat(clawedBack(book(refund("r2", "s", null, "0.50")))).isEqualTo(usd("0"));
    assertThat(net(ADA)).isEqualTo(usd("-0.20"));
  }

  @Test
  void mayExceedTheSaleItselfSinceNobodyKnewItsBound() {
    book(refund("r1", "s", ADA, "12.00"));
    book(sale("s", "10.00", RevenueSplit.whole(ADA)));
    assertThat(earnings.recordRefund("s", cents(1), key("r2")))
        .isEqualTo(new RefundResult.ExceedsSale("s", cents(0), false));
  }

  @Test
  void countsAgainstThePartOfTheCreatorThatItNamed() {
    book(refund("r1", "s", ADA, "2.00"));
    book(sale("s", "10.00", RevenueSplit.halves(ADA, BEN)));
    // Ada's portion has 3.00 left, Ben's 5.00. Each earned 2.75, Ada gave 1.20 already.
    var parts = book(refund("r2", "s", null, "8.00")).parts();
    assertThat(parts)
        .extracting(Refund.Part::creator, Refund.Part::gross, Refund.Part::clawedBack)
        .containsExactly(
            tuple(ADA, usd("3.00"), usd("1.55")), tuple(BEN, usd("5.00"), usd("2.75")));
    assertThat(net(ADA)).isEqualTo(usd("0"));
    assertThat(net(BEN)).isEqualTo(usd("0"));
  }

  @Test
  void countsAgainstTheSaleAlsoIfItNamedSomebodyElse() {
    book(refund("r1", "s", CLEO, "4.00"));
    book(sale("s", "10.00", RevenueSplit.whole(ADA)));
    assertThat(earnings.recordRefund("s", usd("6.01"), key("r2")))
        .isEqualTo(new RefundResult.ExceedsSale("s", usd("6.00"), false));
    // Nothing of Ada's part is gone: 5.50 × 6.00 / 10.00
    assertThat(clawedBack(book(refund("r3", "s", null, "6.00")))).isEqualTo(usd("3.30"));
  }

  @Test
  void doesNotCountInAnotherAsset() {
    earnings.recordAll(
        List.of(
            new Revenue.NewRefund("r1", "s", RevenueSource.GIFT, BACK, new Money(100, JPY), ADA)));
    book(sale("s", "10.00", RevenueSplit.whole(ADA)));
    assertThat(clawedBack(book(refund("r2", "s", null, "10.00")))).isEqualTo(usd("5.50"));
  }

  @Test
  void isRepeatedHoweverOftenItIsToldBeforeAndAfterTheSale() {
    var refund = refund("r1", "s", ADA, "4.00");
    var sale = sale("s", "10.00", RevenueSplit.whole(ADA));
    book(refund);
    assertThat(earnings.recordAll(List.of(refund))).isEqualTo(new BulkReport(0, 1, List.of()));
    book(sale);
    assertThat(earnings.recordAll(List.of(refund))).isEqualTo(new BulkReport(0, 1, List.of()));
    assertThat(earnings.recordAll(List.of(sale, refund)).repeated()).isEqualTo(2);
    assertThat(earnings.recordRefund((Revenue.NewRefund) refund, key("again")))
        .isEqualTo(new RefundResult.Exists("r1", false));
    var another = refund("r1", "t", ADA, "4.00");
    assertThat(earnings.recordAll(List.of(another)).rejected())
        .extracting(BulkReport.Rejected::reason)
        .containsExactly("refund 'r1' is already recorded with other content");
  }

  @Test
  void isBookedAgainstTheSaleWhereBothComeInOneBatch() {
    earnings.recordAll(
        List.of(refund("r1", "s", ADA, "4.00"), sale("s", "10.00", RevenueSplit.whole(ADA))));
    assertThat(bench.store.refundsOf(List.of("s")))
        .extracting(Refund::saleKnown)
        .containsExactly(true);
    // 55 % of 6.00
    assertThat(net(ADA)).isEqualTo(usd("3.30"));
  }

  @Test
  void keepsTheSaleItNamed() {
    var booked = book(refund("r1", "s", ADA, "4.00"));
    assertThat(booked.sale()).contains("s");
    assertThat(booked.saleKnown()).isFalse();
    assertThat(bench.store.refundsOf(List.of("s"))).containsExactly(booked);
  }

  @Test
  void isNoFindingOfTheAuditButARefundOfTheKnownSaleThatTakesTooMuchIs() {
    var broken = new EarningsBench();
    broken.earnings.recordAll(
        List.of(sale("s", "10.00", RevenueSplit.whole(ADA)), refund("r1", "s", ADA, "9.00")));
    assertThat(broken.auditor.verify()).isEmpty();
    var one = broken.store.refunds(List.of("r1")).get("r1");
    for (boolean saleKnown : List.of(false, true)) {
      broken.store.addRefunds(
          List.of(
              new Refund(
                  "r-" + saleKnown,
                  "s",
                  saleKnown,
                  one.source(),
                  one.at(),
                  usd("0.50"),
                  List.of())));
    }
    // 9.00 + 0.50 + 0.50 is just what was paid; 0.01 more is not.
    assertThat(refundFindings(broken)).isEmpty();
    broken.store.addRefunds(
        List.of(new Refund("r3", "s", true, one.source(), one.at(), cents(1), List.of())));
    assertThat(refundFindings(broken)).containsExactly("s: 10.01 USD went back of 10.00 USD");
    broken.store.addRefunds(
        List.of(new Refund("r4", "s", true, one.source(), one.at(), one.gross(), one.parts())));
    // 55 % of 9.00, twice
    assertThat(refundFindings(broken))
        .containsExactly(
            "s: 19.01 USD went back of 10.00 USD",
            "s: 9.90 USD was taken from ada, who earned 5.50 USD");
  }

  private static List<String> refundFindings(EarningsBench bench) {
    return bench.auditor.verify().stream()
        .filter(finding -> finding.rule().equals("earning.refunds"))
        .map(finding -> finding.subject() + ": " + finding.detail())
        .toList();
  }

  /** Books one revenue as a batch; of a refund it returns what was stored. */
  private Refund book(Revenue revenue) {
    assertThat(earnings.recordAll(List.of(revenue)).rejected()).isEmpty();
    return bench.store.refunds(List.of(revenue.id())).get(revenue.id());
  }

  private static Revenue sale(String id, String gross, RevenueSplit<CreatorId> split) {
    return new Revenue.NewSale(id, RevenueSource.GIFT, SOLD, usd(gross), split);
  }

  private static Revenue refund(String id, String of, CreatorId creator, String gross) {
    return new Revenue.NewRefund(id, of, RevenueSource.GIFT, BACK, usd(gross), creator);
  }

  private static Money clawedBack(Refund refund) {
    return refund.parts().stream()
        .map(Refund.Part::clawedBack)
        .reduce(Money.zero(USD), Money::plus);
  }

  private Money net(CreatorId creator) {
    List<Money> nets = new ArrayList<>();
    earnings.forEachTotal(
        total -> {
          if (total.creator().equals(creator)) {
            nets.add(total.net());
          }
        });
    return nets.get(0);
  }
}
