package dev.fanfare.payout;

import static dev.fanfare.payout.PayoutMethod.PAXUM;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.creator.Verification;
import dev.fanfare.ledger.Account;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.ledger.Transaction;
import dev.fanfare.ledger.TransactionKind;
import dev.fanfare.ledger.Transfer;
import dev.fanfare.money.FixedExchangeRates;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.RequestResult.NoExchangeRate;
import dev.fanfare.payout.RequestResult.Requested;
import dev.fanfare.payout.sandbox.SandboxBehaviour;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What payouts do to the ledger. */
class PayoutMoneyTest {
  private final PayoutWorld world = new PayoutWorld().verified(ADA).earn(ADA, usd("2500"));

  @AfterEach
  void keepsEveryInvariant() {
    world.audit();
  }

  @Test
  void booksNetFeeAndTaxWhenPaid() {
    world.with(
        PayoutPolicy.builder(FeeSchedules.standard(USD))
            .tax(TaxPolicy.withholding("backup", Rate.percent(24), RoundingMode.HALF_UP))
            .build());
    UUID id = world.requested(ADA, usd("2500"), "p");

    world.payouts().submit(id);

    // 2500 = 1850 net + 50 fee (2 %) + 600 tax (24 %).
    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);
    assertThat(world.cash()).isEqualTo(usd("1850"));
    assertThat(world.platform(AccountKind.PAYOUT_FEES)).isEqualTo(usd("50"));
    assertThat(world.platform(AccountKind.TAX_WITHHELD)).isEqualTo(usd("600"));
    assertThat(world.clearing(ADA)).isEqualTo(usd("0"));
    assertThat(world.gateway.movements(id))
        .singleElement()
        .satisfies(movement -> assertThat(movement.amount()).isEqualTo(usd("1850")));
  }

  @Test
  void paysTheGrossAndBooksACostIfThePlatformBearsTheFee() {
    world.with(
        PayoutPolicy.builder(
                FeeSchedules.of(
                    List.of(
                        FeeSchedule.builder(PAXUM, USD, "ours")
                            .rate(Rate.percent(2))
                            .bearer(FeeBearer.PLATFORM)
                            .build())))
            .build());
    UUID id = world.requested(ADA, usd("2500"), "p");

    world.payouts().submit(id);

    assertThat(world.payout(id).net()).isEqualTo(usd("2500"));
    assertThat(world.cash()).isEqualTo(usd("2500"));
    assertThat(world.platform(AccountKind.PROCESSING_COST)).isEqualTo(usd("-50"));
    assertThat(world.platform(AccountKind.PAYOUT_FEES)).isEqualTo(usd("50"));
  }

  @Test
  void givesTheFullGrossBackWhenItFails() {
    world.behaviours.put(ADA, SandboxBehaviour.REJECTS);
    UUID id = world.requested(ADA, usd("2500"), "p");

    world.payouts().submit(id);

    assertThat(world.state(id)).isEqualTo(PayoutState.FAILED);
    assertThat(world.payout(id).reason()).isEqualTo("refused by the sandbox");
    assertThat(world.available(ADA)).isEqualTo(usd("2500"));
    assertThat(world.cash()).isEqualTo(usd("0"));
  }

  @Test
  void givesTheFullGrossBackWhenItIsCancelled() {
    UUID id = world.requested(ADA, usd("2500"), "p");

    world.payouts().cancel(id, "ops", "asked by the creator", key("c"));

    assertThat(world.state(id)).isEqualTo(PayoutState.CANCELLED);
    assertThat(world.available(ADA)).isEqualTo(usd("2500"));
    assertThat(world.announced(PayoutEvent.PayoutCancelled.class)).hasSize(1);
  }

  @Test
  void paysWhatIsOwedFirstFromMoneyThatComesBack() {
    UUID id = world.requested(ADA, usd("2500"), "p");
    owe(usd("300"));

    world.payouts().cancel(id, "ops", "asked by the creator", key("c"));

    assertThat(world.available(ADA)).isEqualTo(usd("2200"));
    assertThat(world.balance(Account.receivable(ADA, USD))).isEqualTo(usd("0"));
  }

  /** Books a refund that found nothing to take from. */
  private void owe(Money amount) {
    world.ledger.append(
        List.of(
            new Transaction(
                new UUID(7, 7),
                TransactionKind.REFUND,
                "refund",
                world.clock.instant(),
                "refund",
                List.of(
                    new Transfer(
                        Account.receivable(ADA, USD),
                        Account.platform(AccountKind.FANS, USD),
                        amount)))));
  }

  @Test
  void givesTheFullGrossBackWhenItIsReturned() {
    world.behaviours.put(ADA, SandboxBehaviour.PAYS_THEN_RETURNS);
    UUID id = world.requested(ADA, usd("2500"), "p");
    world.payouts().submit(id);
    assertThat(world.state(id)).isEqualTo(PayoutState.PAID);

    world.gateway.settle();
    world.deliverReports();

    assertThat(world.state(id)).isEqualTo(PayoutState.RETURNED);
    assertThat(world.available(ADA)).isEqualTo(usd("2500"));
    assertThat(world.cash()).isEqualTo(usd("0"));
    assertThat(world.platform(AccountKind.PAYOUT_FEES)).isEqualTo(usd("0"));
    assertThat(world.announced(PayoutEvent.PayoutReturned.class)).hasSize(1);
  }

  @Test
  void paysInTheCreatorsCurrencyThroughTheExchange() {
    yen("151.37");
    RequestResult result = world.payouts().request(ADA, usd("100.01"), PAXUM, key("p"));

    // 100.01 × 151.37 = 15138.5137, so 15138 yen; they cost 15138 / 151.37 = 100.00661…, so 100.01.
    // 2 % of 15138 is 302.76, so 303.
    Requested requested = (Requested) result;
    assertThat(requested.gross()).isEqualTo(usd("100.01"));
    assertThat(requested.fee()).isEqualTo(yen(303));
    assertThat(requested.net()).isEqualTo(yen(14_835));
    assertThat(world.balance(Account.platform(AccountKind.FX_CLEARING, USD)))
        .isEqualTo(usd("100.01"));
    assertThat(world.balance(Account.platform(AccountKind.FX_CLEARING, JPY)))
        .isEqualTo(yen(-15_138));
    assertThat(world.balance(Account.payoutClearing(ADA, JPY))).isEqualTo(yen(15_138));

    world.payouts().submit(requested.payout());

    assertThat(world.balance(Account.cash("sandbox", JPY))).isEqualTo(yen(14_835));
    assertThat(world.balance(Account.platform(AccountKind.PAYOUT_FEES, JPY))).isEqualTo(yen(303));
    assertThat(world.balance(Account.payoutClearing(ADA, JPY))).isEqualTo(yen(0));
  }

  @Test
  void booksWhatTheExchangeCannotSpendAsRounding() {
    yen("0.5");
    Requested requested = (Requested) world.payouts().request(ADA, usd("100.03"), PAXUM, key("p"));

    // 100.03 × 0.5 = 50.015, so 50 yen, which cost 100.00; 3 cents are left.
    assertThat(world.balance(Account.platform(AccountKind.FX_CLEARING, USD))).isEqualTo(usd("100"));
    assertThat(world.platform(AccountKind.ROUNDING)).isEqualTo(usd("0.03"));
    assertThat(world.payout(requested.payout()).quote().amount()).isEqualTo(yen(50));
    assertThat(world.available(ADA)).isEqualTo(usd("2399.97"));
  }

  @Test
  void givesTheFullGrossBackInTheBalancesOwnAssetWhenAnExchangedPayoutIsReturned() {
    yen("151.37");
    world.behaviours.put(ADA, SandboxBehaviour.PAYS_THEN_RETURNS);
    UUID id = world.requested(ADA, usd("2500"), "p");
    world.payouts().submit(id);
    world.gateway.settle();
    world.deliverReports();

    assertThat(world.available(ADA)).isEqualTo(usd("2500"));
    assertThat(world.balance(Account.platform(AccountKind.FX_CLEARING, JPY))).isEqualTo(yen(0));
  }

  @Test
  void comparesTheLimitsWithWhatIsPaid() {
    yen("151.37");
    // 0.13 × 151.37 = 19.67, so 19 yen: below the minimum of 20.
    assertThat(world.payouts().request(ADA, usd("0.13"), PAXUM, key("p")))
        .isEqualTo(new RequestResult.BelowMinimum(yen(19), yen(20), false));
  }

  @Test
  void takesAsMuchOfEverythingAsTheMaximumBuys() {
    yen("151.37");
    world.with(
        PayoutPolicy.builder(
                FeeSchedules.of(
                    List.of(FeeSchedule.builder(PAXUM, JPY, "max").maximum(yen(100_000)).build())))
            .build());

    // 100000 / 151.37 = 660.63…; 660.63 × 151.37 = 99999.56.
    Requested all = (Requested) world.payouts().requestAll(ADA, PAXUM, USD, key("p"));
    assertThat(all.gross()).isEqualTo(usd("660.63"));
    assertThat(all.net()).isEqualTo(yen(99_999));
  }

  @Test
  void refusesAnExchangeThatNobodyQuotes() {
    world.register(ADA, JPY, ZoneOffset.UTC, Verification.VERIFIED);
    world.with(PayoutPolicy.builder(FeeSchedules.standard(JPY)).build());

    assertThat(world.payouts().request(ADA, usd("100"), PAXUM, key("p")))
        .isEqualTo(new NoExchangeRate(USD, JPY, false));
    assertThat(world.payouts().quote(ADA, usd("100"), PAXUM))
        .isEqualTo(new QuoteResult.NotQuoted(new NoExchangeRate(USD, JPY, false)));
  }

  private void yen(String rate) {
    world.register(ADA, JPY, ZoneOffset.UTC, Verification.VERIFIED);
    world.with(PayoutPolicy.builder(FeeSchedules.standard(JPY)).build());
    world.rates =
        new FixedExchangeRates(
            List.of(new FxQuote(USD, JPY, new BigDecimal(rate), "test", world.clock.instant())));
  }

  private static Money yen(long yen) {
    return new Money(yen, JPY);
  }
}
