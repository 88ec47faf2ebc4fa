package dev.fanfare.payout;

import static dev.fanfare.payout.PayoutMethod.BANK_TRANSFER;
import static dev.fanfare.payout.PayoutMethod.CRYPTO;
import static dev.fanfare.payout.PayoutMethod.PAXUM;
import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.Verification;
import dev.fanfare.event.DerivedId;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.ledger.AccountKind;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.Ineligibility.Cause;
import dev.fanfare.payout.RequestResult.AboveMaximum;
import dev.fanfare.payout.RequestResult.BelowMinimum;
import dev.fanfare.payout.RequestResult.InsufficientFunds;
import dev.fanfare.payout.RequestResult.NoSchedule;
import dev.fanfare.payout.RequestResult.NotEligible;
import dev.fanfare.payout.RequestResult.NothingLeft;
import dev.fanfare.payout.RequestResult.Requested;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PayoutRequestTest {
  private final PayoutWorld world = new PayoutWorld().verified(ADA).earn(ADA, usd("3000"));

  @AfterEach
  void keepsEveryInvariant() {
    world.audit();
  }

  @Test
  void setsTheGrossAsideAndFreezesThePrice() {
    RequestResult result = world.payouts().request(ADA, usd("2500"), PAXUM, key("p-1"));

    UUID id = DerivedId.of("p-1", "payout");
    assertThat(result)
        .isEqualTo(
            new Requested(
                id, PayoutState.APPROVED, usd("2500"), usd("50"), usd("0"), usd("2450"), false));
    Payout payout = world.payout(id);
    assertThat(payout.quote().fee().scheduleVersion()).isEqualTo("standard-1");
    assertThat(payout.quote().fee().lines())
        .containsExactly(new FeeLine(FeeLine.Kind.PERCENTAGE, usd("50")));
    assertThat(payout.gateway()).isEqualTo("sandbox");
    assertThat(payout.status()).isEqualTo(PayoutStatus.PENDING);
    assertThat(world.available(ADA)).isEqualTo(usd("500"));
    assertThat(world.clearing(ADA)).isEqualTo(usd("2500"));
    assertThat(world.announced(PayoutEvent.PayoutRequested.class))
        .containsExactly(new PayoutEvent.PayoutRequested(ADA, id, PAXUM, usd("2500"), usd("2450")));
    assertThat(world.gateway.movements()).isEmpty();
  }

  @Test
  void answersTheSameKeyTheSame() {
    RequestResult first = world.payouts().request(ADA, usd("100"), PAXUM, key("p-1"));
    RequestResult again = world.payouts().request(ADA, usd("100"), PAXUM, key("p-1"));

    assertThat(again).isEqualTo(first.asReplayed());
    assertThat(world.available(ADA)).isEqualTo(usd("2900"));
    assertThatThrownBy(() -> world.payouts().request(ADA, usd("101"), PAXUM, key("p-1")))
        .isInstanceOf(IdempotencyConflictException.class)
        .hasMessageContaining("gross");
  }

  @Test
  void keepsARefusalUnderItsKeyAlthoughTheMoneyComesLater() {
    RequestResult first = world.payouts().request(ADA, usd("4000"), PAXUM, key("p-1"));
    world.earn(ADA, usd("4000"));

    assertThat(first).isEqualTo(new InsufficientFunds(usd("3000"), false));
    assertThat(world.payouts().request(ADA, usd("4000"), PAXUM, key("p-1")))
        .isEqualTo(new InsufficientFunds(usd("3000"), true));
  }

  @Test
  void takesEverythingThatIsAvailable() {
    RequestResult result = world.payouts().requestAll(ADA, PAXUM, USD, key("all"));

    assertThat(result).isInstanceOf(Requested.class);
    assertThat(((Requested) result).gross()).isEqualTo(usd("3000"));
    assertThat(world.available(ADA)).isEqualTo(usd("0"));
  }

  @Test
  void answersARequestForEverythingTheSameAfterMoreWasEarned() {
    RequestResult first = world.payouts().requestAll(ADA, PAXUM, USD, key("all"));
    world.earn(ADA, usd("70"));

    assertThat(world.payouts().requestAll(ADA, PAXUM, USD, key("all")))
        .isEqualTo(first.asReplayed());
    assertThat(world.available(ADA)).isEqualTo(usd("70"));
  }

  @Test
  void takesTheMaximumOfEverythingAndLeavesTheRest() {
    world.with(PayoutPolicy.builder(schedule(terms().maximum(usd("1000")))).build());

    assertThat(((Requested) world.payouts().requestAll(ADA, PAXUM, USD, key("all"))).gross())
        .isEqualTo(usd("1000"));
    assertThat(world.available(ADA)).isEqualTo(usd("2000"));
  }

  @Test
  void refusesAmountsOutsideTheSchedule() {
    assertThat(world.payouts().request(ADA, usd("19.99"), PAXUM, key("low")))
        .isEqualTo(new BelowMinimum(usd("19.99"), usd("20"), false));
    assertThat(world.payouts().request(ADA, usd("49.99"), BANK_TRANSFER, key("low-2")))
        .isEqualTo(new BelowMinimum(usd("49.99"), usd("50"), false));
    world.with(PayoutPolicy.builder(schedule(terms().maximum(usd("1000")))).build());
    assertThat(world.payouts().request(ADA, usd("1000.01"), PAXUM, key("high")))
        .isEqualTo(new AboveMaximum(usd("1000.01"), usd("1000"), false));
    assertThat(world.available(ADA)).isEqualTo(usd("3000"));
  }

  @Test
  void refusesMoreThanIsAvailable() {
    assertThat(world.payouts().request(ADA, usd("3000.01"), PAXUM, key("much")))
        .isEqualTo(new InsufficientFunds(usd("3000"), false));
    world.verified(BEN);
    assertThat(world.payouts().requestAll(BEN, PAXUM, USD, key("none")))
        .isEqualTo(new InsufficientFunds(usd("0"), false));
  }

  @Test
  void refusesWhenFeeAndTaxLeaveNothing() {
    world.with(PayoutPolicy.builder(schedule(terms().minFee(usd("5")))).build());

    assertThat(world.payouts().request(ADA, usd("5"), PAXUM, key("p")))
        .isEqualTo(new NothingLeft(usd("5"), usd("5"), usd("0"), false));
  }

  @Test
  void refusesAMethodWithoutPriceOrGateway() {
    world.destinations.save(ADA, new PayoutMethod("pigeon"), PayoutWorld.ACCOUNT);
    assertThat(world.payouts().request(ADA, usd("100"), new PayoutMethod("pigeon"), key("p-1")))
        .isEqualTo(new NoSchedule(new PayoutMethod("pigeon"), USD, false));

    Payouts onlyBank =
        Payouts.of(
            world.operations(),
            world.store,
            world.ledger,
            world.creators,
            world.destinations,
            PayoutGateways.of(Map.of(BANK_TRANSFER, world.gateway)),
            world.rates,
            world.policy);
    assertThat(causes(onlyBank.request(ADA, usd("100"), PAXUM, key("p-2"))))
        .containsExactly(Cause.NO_GATEWAY);
  }

  @Test
  void refusesCreatorsWhoMayNotBePaidBeforeAnythingIsBooked() {
    world.register(BEN, USD, ZoneOffset.UTC, Verification.PENDING);
    world.earn(BEN, usd("100"));
    assertThat(causes(world.payouts().request(BEN, usd("100"), PAXUM, key("p-1"))))
        .containsExactly(Cause.NOT_VERIFIED);

    world.verified(BEN);
    world.creators.save(world.creators.find(BEN).orElseThrow().withPayoutHold("chargebacks"));
    assertThat(world.payouts().request(BEN, usd("100"), PAXUM, key("p-2")))
        .isEqualTo(
            new NotEligible(List.of(new Ineligibility(Cause.PAYOUT_HOLD, "chargebacks")), false));

    assertThat(causes(world.payouts().request(ADA, usd("100"), CRYPTO, key("p-3"))))
        .containsExactly(Cause.NO_DESTINATION);
    assertThat(world.available(BEN)).isEqualTo(usd("100"));
  }

  @Test
  void paysCreatorsNeverRegisteredIfThePolicyPaysAnyone() {
    world.with(
        PayoutPolicy.builder(FeeSchedules.standard(USD))
            .eligibility(PayoutEligibility.anyone())
            .build());
    world.destinations.save(BEN, PAXUM, PayoutWorld.ACCOUNT);
    world.earn(BEN, usd("100"));

    assertThat(world.payouts().request(BEN, usd("100"), PAXUM, key("p")))
        .isInstanceOf(Requested.class);
  }

  @Test
  void refusesAmountsThatAreNoAmounts() {
    assertThatThrownBy(() -> world.payouts().request(ADA, usd("0"), PAXUM, key("p")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("gross must be more than 0, was 0.00 USD");
    assertThatThrownBy(() -> world.payouts().quote(usd("-5"), PAXUM))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void leavesPayoutsToAReviewByAmountOrAlways() {
    world.with(
        PayoutPolicy.builder(FeeSchedules.standard(USD))
            .review(ReviewPolicy.reviewFrom(usd("1000")))
            .build());
    assertThat(world.state(world.requested(ADA, usd("999.99"), "small")))
        .isEqualTo(PayoutState.APPROVED);
    assertThat(world.state(world.requested(ADA, usd("1000"), "large")))
        .isEqualTo(PayoutState.IN_REVIEW);
    world.with(
        PayoutPolicy.builder(FeeSchedules.standard(USD)).review(ReviewPolicy.manual()).build());
    assertThat(world.state(world.requested(ADA, usd("50"), "manual")))
        .isEqualTo(PayoutState.REQUESTED);
  }

  @Test
  void coversThePeriodSinceTheLastPayout() {
    world.clock.advance(Duration.ofDays(3));
    Payout first = world.payout(world.requested(ADA, usd("100"), "first"));
    world.clock.advance(Duration.ofDays(7));
    Payout second = world.payout(world.requested(ADA, usd("100"), "second"));
    Payout sameDay = world.payout(world.requested(ADA, usd("100"), "third"));

    // First earnings on 30 January; the first payout on 2, the others on 9 February.
    assertThat(first.periodStart()).isEqualTo(LocalDate.parse("2026-01-30"));
    assertThat(first.periodEnd()).isEqualTo(LocalDate.parse("2026-02-02"));
    assertThat(second.periodStart()).isEqualTo(LocalDate.parse("2026-02-03"));
    assertThat(second.periodEnd()).isEqualTo(LocalDate.parse("2026-02-09"));
    assertThat(sameDay.periodStart()).isEqualTo(LocalDate.parse("2026-02-09"));
  }

  @Test
  void countsAPeriodAgainIfItsPayoutWasCancelled() {
    UUID cancelled = world.requested(ADA, usd("100"), "first");
    world.payouts().cancel(cancelled, "ada", "changed my mind", key("cancel"));
    world.clock.advance(Duration.ofDays(7));

    assertThat(world.payout(world.requested(ADA, usd("100"), "second")).periodStart())
        .isEqualTo(LocalDate.parse("2026-01-30"));
  }

  @Test
  void takesTheDaysOfTheCreatorsZone() {
    world.register(BEN, USD, ZoneId.of("America/Los_Angeles"), Verification.VERIFIED);
    world.earn(BEN, usd("100"));

    // 04:00 UTC on the 30th is 20:00 on the 29th in Los Angeles.
    assertThat(world.payout(world.requested(BEN, usd("100"), "p")).periodEnd())
        .isEqualTo(LocalDate.parse("2026-01-29"));
  }

  @Test
  void keepsTheQuotedPriceWhenTheScheduleChanges() {
    UUID id = world.requested(ADA, usd("2500"), "p");
    world.with(PayoutPolicy.builder(schedule(terms().rate(Rate.percent(9)))).build());

    world.payouts().submit(id);

    assertThat(world.payout(id).fee()).isEqualTo(usd("50"));
    assertThat(world.platform(AccountKind.PAYOUT_FEES)).isEqualTo(usd("50"));
    assertThat(world.cash()).isEqualTo(usd("2450"));
  }

  @Test
  void quotesWithoutReservingAnything() {
    QuoteResult quoted = world.payouts().quote(usd("2500"), PAXUM);

    assertThat(((QuoteResult.Quoted) quoted).quote().net()).isEqualTo(usd("2450"));
    assertThat(world.payouts().quote(usd("10"), PAXUM))
        .isEqualTo(new QuoteResult.NotQuoted(new BelowMinimum(usd("10"), usd("20"), false)));
    assertThat(world.payouts().quote(new Money(10_000, JPY), PAXUM))
        .isEqualTo(new QuoteResult.NotQuoted(new NoSchedule(PAXUM, JPY, false)));
    assertThat(world.available(ADA)).isEqualTo(usd("3000"));
  }

  @Test
  void quotesACreatorWhatTheCreatorThenPays() {
    world.with(
        PayoutPolicy.builder(FeeSchedules.standard(USD))
            .tax(TaxPolicy.withholding("tax", Rate.parse("12.5%"), RoundingMode.HALF_UP))
            .build());
    QuoteResult quoted = world.payouts().quote(ADA, usd("333.33"), PAXUM);

    UUID id = world.requested(ADA, usd("333.33"), "p");

    assertThat(world.payout(id).quote()).isEqualTo(((QuoteResult.Quoted) quoted).quote());
  }

  private static List<Cause> causes(RequestResult result) {
    return ((NotEligible) result).reasons().stream().map(Ineligibility::cause).toList();
  }

  private static FeeSchedule.Builder terms() {
    return FeeSchedule.builder(PAXUM, USD, "test-1");
  }

  private static FeeSchedules schedule(FeeSchedule.Builder terms) {
    return FeeSchedules.of(List.of(terms.build()));
  }
}
