package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.AuditFinding;
import dev.fanfare.ledger.Ledger;
import dev.fanfare.ledger.Statement;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.Asset;
import dev.fanfare.money.FixedExchangeRates;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.testing.TestClock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs of docs/money.md. */
class MoneyDocsTest {
  @Test
  void amounts() {
    // snippet: money-amounts
    Money price = Money.of("12.50", "USD"); // an ISO 4217 currency; 1250 minor units
    Asset usdt = new Asset("USDT", 6); // any other asset: you say how many decimals
    Money tokens = Money.parse("0.000001", usdt); // 1 minor unit

    Money sum = price.plus(Money.of("0.75", "USD")); // 13.25 USD
    Money third = price.times(1, 3, RoundingMode.HALF_EVEN); // 4.17 USD
    Money fee = Rate.parse("2.5%").of(price, RoundingMode.HALF_UP); // 0.31 USD (exactly 0.3125)
    // end
    assertThat(price.minor()).isEqualTo(1250);
    assertThat(tokens.minor()).isEqualTo(1);
    assertThat(sum).hasToString("13.25 USD");
    assertThat(third).hasToString("4.17 USD");
    assertThat(fee).hasToString("0.31 USD");
  }

  @Test
  void exchange() {
    // snippet: money-exchange
    Asset jpy = Asset.of("JPY");
    Asset usd = Asset.of("USD");
    Instant noon = Instant.parse("2026-03-02T12:00:00Z");
    FxQuote quote = new FxQuote(jpy, usd, new BigDecimal("0.0066"), "treasury", noon);

    FxQuote.Conversion done = quote.convert(Money.parse("101", jpy));
    done.bought(); // 0.66 USD: 0.6666, rounded down
    done.spent(); // 100 JPY: what 0.66 USD cost
    done.remainder(); // 1 JPY: booked on the account "rounding"

    var rates = new FixedExchangeRates(List.of(quote));
    Fanfare fanfare = Fanfare.builder().exchangeRates(rates).build();
    // end
    assertThat(done.bought()).hasToString("0.66 USD");
    assertThat(done.spent()).hasToString("100 JPY");
    assertThat(done.remainder()).hasToString("1 JPY");
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void split() {
    // snippet: money-split
    var split =
        new RevenueSplit<>(
            List.of(
                new RevenueSplit.Share<>("ada", 1),
                new RevenueSplit.Share<>("ben", 1),
                new RevenueSplit.Share<>("cleo", 1)));
    Money dollar = Money.of("1.00", "USD");

    var first = split.allocate(dollar, split.noDeficits()); // 0.34, 0.33, 0.33
    var second = split.allocate(dollar, first.deficits()); // 0.33, 0.34, 0.33
    var third = split.allocate(dollar, second.deficits()); // 0.33, 0.33, 0.34

    // Half of the first sale goes back, each party by what it still holds of it.
    List<Money> back = RevenueSplit.refund(Money.of("0.50", "USD"), first.parts());
    // end
    assertThat(first.parts()).containsExactly(usd("0.34"), usd("0.33"), usd("0.33"));
    assertThat(first.deficits().values()).containsExactly(-2L, 1L, 1L);
    assertThat(second.parts()).containsExactly(usd("0.33"), usd("0.34"), usd("0.33"));
    assertThat(second.deficits().values()).containsExactly(-1L, -1L, 2L);
    assertThat(third.parts()).containsExactly(usd("0.33"), usd("0.33"), usd("0.34"));
    assertThat(third.deficits().values()).containsExactly(0L, 0L, 0L);
    assertThat(back).containsExactly(usd("0.17"), usd("0.17"), usd("0.16"));
  }

  @Test
  void ledger() {
    var clock = TestClock.at("2026-03-02T09:00:00Z");
    var fanfare = Fanfare.builder().clock(clock).build();
    // snippet: money-ledger
    CreatorId ada = CreatorId.of("ada");
    Asset usd = Asset.of("USD");
    Ledger ledger = fanfare.ledger();
    fanfare
        .earnings()
        .recordSale(RevenueSource.TIP, Money.of("10.00", "USD"), ada, IdempotencyKey.of("tip-1"));

    Account pending = Account.pending(ada, usd); // earnings_pending:ada:USD
    Account fans = Account.platform(AccountKind.FANS, usd); // fans:USD
    ledger.balance(pending); // 5.50 USD
    ledger.balance(fans); // -10.00 USD: what fans have paid

    Instant now = clock.instant();
    Money before = ledger.balanceAt(pending, now.minusSeconds(1)); // 0.00 USD
    Statement month = ledger.statement(pending, now.minus(Duration.ofDays(30)), now.plusSeconds(1));
    month.lines(); // one line: SALE, reference tip-1, amount 5.50 USD, balance 5.50 USD
    // end
    assertThat(pending).hasToString("earnings_pending:ada:USD");
    assertThat(fans).hasToString("fans:USD");
    assertThat(ledger.balance(pending)).isEqualTo(usd("5.50"));
    assertThat(ledger.balance(fans)).isEqualTo(usd("-10.00"));
    assertThat(ledger.balance(Account.platform(AccountKind.COMMISSION, usd)))
        .isEqualTo(usd("4.50"));
    assertThat(before).isEqualTo(usd("0"));
    assertThat(month.lines())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.kind()).hasToString("SALE");
              assertThat(line.reference()).isEqualTo("tip-1");
              assertThat(line.amount()).isEqualTo(usd("5.50"));
              assertThat(line.balance()).isEqualTo(usd("5.50"));
            });
  }

  @Test
  void corrections() {
    var fanfare = Fanfare.inMemory();
    var ada = CreatorId.of("ada");
    // snippet: money-adjust
    Ledger ledger = fanfare.ledger();
    Transfer goodwill =
        new Transfer(
            Account.platform(AccountKind.COMMISSION, USD), // debit: where it is taken from
            Account.available(ada, USD), // credit: where it goes
            Money.of("3.00", "USD"));
    var adjusted =
        ledger.adjust(List.of(goodwill), "ticket 812", IdempotencyKey.of("goodwill-812"));

    if (adjusted instanceof Ledger.AdjustResult.Booked booked) {
      ledger.reverse(booked.transaction(), IdempotencyKey.of("undo-812")); // Booked
      ledger.reverse(booked.transaction(), IdempotencyKey.of("undo-it")); // AlreadyReversed
    }
    // end
    var booked = (Ledger.AdjustResult.Booked) adjusted;
    assertThat(ledger.reverse(booked.transaction(), IdempotencyKey.of("undo-812")))
        .isInstanceOf(Ledger.AdjustResult.Booked.class);
    assertThat(ledger.reverse(booked.transaction(), IdempotencyKey.of("undo-it")))
        .isInstanceOf(Ledger.AdjustResult.AlreadyReversed.class);
    assertThat(ledger.balance(Account.available(ada, USD))).isEqualTo(usd("0"));
  }

  @Test
  void audit() {
    var fanfare = Fanfare.inMemory();
    var alerts = new ArrayList<String>();
    // snippet: money-audit
    for (AuditFinding finding : fanfare.auditor().verify()) {
      alerts.add(finding.rule() + " " + finding.subject() + ": " + finding.detail());
    }
    // end
    assertThat(alerts).isEmpty();
  }
}
