package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.activity.RecordReport;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.EarningsBalance;
import dev.fanfare.earning.EarningsSummary;
import dev.fanfare.earning.RefundResult;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueShares;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The programs of docs/earnings.md. */
class EarningsDocsTest {
  private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  private final Fanfare fanfare = Fanfare.builder().clock(clock).build();
  private final CreatorId ada = CreatorId.of("ada");
  private final Asset usd = Asset.of("USD");

  @AfterEach
  void auditIsClean() {
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void activity() {
    // snippet: earning-activity
    Instant at = Instant.parse("2026-03-02T08:15:00Z");
    Money paid = Money.of("20.00", "USD");
    Money part = Money.of("5.00", "USD");
    RecordReport report =
        fanfare
            .activity()
            .record(
                List.of(
                    new Fact.GiftSent("g-1", at, "fan-9", ada, "rose", "Rose", 4, paid),
                    new Fact.GiftRefunded("r-1", at, "g-1", "fan-9", ada, "rose", "Rose", 1, part),
                    new Fact.RevenueReceived("ad-1", at, RevenueSource.AD, ada, part)));
    report.added(); // 3; sent again: 0 added, 3 repeated
    fanfare.earnings().balance(ada, usd).pending(); // 11.00 USD: 55 % of 20.00 - 5.00 + 5.00
    // end
    assertThat(report.added()).isEqualTo(3);
    assertThat(fanfare.earnings().balance(ada, usd).pending()).isEqualTo(usd("11.00"));
    assertThat(
            fanfare
                .activity()
                .record(List.of(new Fact.RevenueReceived("ad-1", at, RevenueSource.AD, ada, part)))
                .repeated())
        .isEqualTo(1);
  }

  @Test
  void holds() {
    // snippet: earning-policy
    EarningPolicy policy =
        EarningPolicy.builder()
            .shares(RevenueShares.fixed(Rate.percent(70)))
            .hold(Duration.ofDays(7))
            .hold(RevenueSource.SUBSCRIPTION, Duration.ofDays(30))
            .build();
    Fanfare host = Fanfare.builder().clock(clock).earningPolicy(policy).build();
    host.earnings()
        .recordSale(RevenueSource.TIP, Money.of("10.00", "USD"), ada, IdempotencyKey.of("tip-1"));

    clock.advance(Duration.ofDays(7));
    host.earnings().mature(); // 7.00 USD is available now
    // end
    assertThat(host.earnings().balance(ada, usd).available()).isEqualTo(usd("7.00"));
  }

  @Test
  void refunds() {
    // snippet: earning-refund
    var earnings = fanfare.earnings();
    earnings.recordSale(
        RevenueSource.GIFT, Money.of("10.00", "USD"), ada, IdempotencyKey.of("gift-1"));

    var part =
        earnings.recordRefund("gift-1", usd("4.00"), IdempotencyKey.of("back-1")); // Recorded
    var more = earnings.recordRefund("gift-1", usd("7.00"), IdempotencyKey.of("back-2"));
    // ExceedsSale[remaining=6.00 USD]
    var lost = earnings.recordRefund("gift-0", usd("1.00"), IdempotencyKey.of("back-3"));
    // UnknownSale: nobody says whom to take it from. So say it:
    var named =
        earnings.recordRefund(
            new Revenue.NewRefund(
                "back-4", "gift-0", RevenueSource.GIFT, clock.instant(), usd("1.00"), ada),
            IdempotencyKey.of("back-4"));
    // Recorded, with the share in force at the refund's time
    // end
    assertThat(part).isInstanceOf(RefundResult.Recorded.class);
    assertThat(((RefundResult.ExceedsSale) more).remaining()).isEqualTo(usd("6.00"));
    assertThat(lost).isInstanceOf(RefundResult.UnknownSale.class);
    assertThat(((RefundResult.Recorded) named).refund().parts().get(0).clawedBack())
        .isEqualTo(usd("0.55"));
    assertThat(earnings.balance(ada, usd).pending())
        .as("55 % of 10 - 4 - 1")
        .isEqualTo(usd("2.75"));
  }

  @Test
  void receivables() {
    // snippet: earning-owed
    var earnings = fanfare.earnings();
    earnings.recordSale(RevenueSource.TIP, usd("10.00"), ada, IdempotencyKey.of("tip-1")); // + 5.50
    clock.advance(Duration.ofDays(7));
    earnings.mature();
    // The 5.50 USD leave the balance, by a payout for example; then the fan gets the money back.
    Transfer out =
        new Transfer(Account.available(ada, usd), Account.cash("bank", usd), usd("5.50"));
    fanfare.ledger().adjust(List.of(out), "paid by hand", IdempotencyKey.of("by-hand-1"));
    earnings.recordRefund("tip-1", usd("10.00"), IdempotencyKey.of("back-1"));
    EarningsBalance owing = earnings.balance(ada, usd); // available 0.00, owed 5.50

    earnings.recordSale(RevenueSource.TIP, usd("20.00"), ada, IdempotencyKey.of("tip-2"));
    // 11.00 earned: 5.50 pay off what is owed, 5.50 go on hold
    EarningsBalance even = earnings.balance(ada, usd); // pending 5.50, owed 0.00
    // end
    assertThat(owing.available()).isEqualTo(usd("0"));
    assertThat(owing.owed()).isEqualTo(usd("5.50"));
    assertThat(even.pending()).isEqualTo(usd("5.50"));
    assertThat(even.owed()).isEqualTo(usd("0"));
  }

  @Test
  void summary() {
    fanfare.earnings().recordSale(RevenueSource.TIP, usd("10.00"), ada, IdempotencyKey.of("tip-1"));
    // snippet: earning-summary
    EarningsSummary summary = fanfare.earnings().summary(ada, usd);
    summary.total(); // 5.50 USD
    summary.estimated(); // 5.50 USD: on hold, a refund may still take it
    summary.settled(); // 0.00 USD
    summary.bySource(); // {TIP=5.50 USD}
    summary.averageMonth(); // empty in the first month
    // end
    assertThat(summary.total()).isEqualTo(usd("5.50"));
    assertThat(summary.estimated()).isEqualTo(usd("5.50"));
    assertThat(summary.settled()).isEqualTo(usd("0"));
    assertThat(summary.bySource()).hasToString("{TIP=5.50 USD}");
    assertThat(summary.averageMonth()).isEmpty();
  }
}
