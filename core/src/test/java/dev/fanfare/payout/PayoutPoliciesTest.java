package dev.fanfare.payout;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.creator.Verification;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.Ineligibility.Cause;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PayoutPoliciesTest {
  private static final Instant NOW = Instant.parse("2026-01-30T04:00:00Z");

  @ParameterizedTest
  @EnumSource(Verification.class)
  void paysVerifiedCreatorsOnly(Verification verification) {
    assertThat(causes(PayoutEligibility.verifiedOnly(), standing(verification, null, 0, 0)))
        .isEqualTo(verification == Verification.VERIFIED ? List.of() : List.of(Cause.NOT_VERIFIED));
    assertThat(causes(PayoutEligibility.anyone(), standing(verification, null, 0, 0))).isEmpty();
  }

  @Test
  void neverPaysAnyoneOnHoldOrInDoubt() {
    assertThat(causes(PayoutEligibility.anyone(), standing(Verification.PENDING, "fraud", 1, 2)))
        .containsExactly(Cause.PAYOUT_HOLD, Cause.UNKNOWN_PAYOUT, Cause.CONTRADICTED_PAYOUT);
  }

  @Test
  void asksTheHostsRulesToo() {
    PayoutEligibility noSundays =
        PayoutEligibility.anyone()
            .and(s -> Optional.of(new Ineligibility(Cause.HOST_RULE, "not on Sundays")));

    assertThat(noSundays.check(standing(Verification.PENDING, null, 0, 0)))
        .containsExactly(new Ineligibility(Cause.HOST_RULE, "not on Sundays"));
  }

  @Test
  void withholdsAPartOfTheGrossAndNeverMoreThanTheFeeLeaves() {
    TaxPolicy us = TaxPolicy.withholding("US backup", Rate.percent(24), RoundingMode.HALF_UP);
    FeeSchedule half =
        FeeSchedule.builder(PayoutMethod.PAXUM, USD, "t").rate(Rate.percent(90)).build();

    // 24 % of 10.02 is 2.4048; the fee of 90 % leaves 1.00, not 2.40.
    assertThat(
            us.withhold(
                ADA, FeeSchedule.builder(PayoutMethod.PAXUM, USD, "t").build().quote(usd("10.02"))))
        .contains(new TaxLine("US backup", Rate.percent(24), usd("2.40")));
    assertThat(us.withhold(ADA, half.quote(usd("10.00"))).orElseThrow().amount())
        .isEqualTo(usd("1.00"));
    assertThat(TaxPolicy.none().withhold(ADA, half.quote(usd("10.00")))).isEmpty();
  }

  @Test
  void reviewsFromAThresholdOnAndWhateverHasNone() {
    ReviewPolicy policy = ReviewPolicy.reviewFrom(usd("1000"));

    assertThat(policy.decide(ADA, quote(cents(99_999)))).isEqualTo(ReviewPolicy.Decision.APPROVE);
    assertThat(policy.decide(ADA, quote(cents(100_000)))).isEqualTo(ReviewPolicy.Decision.REVIEW);
    assertThat(policy.decide(ADA, quote(new Money(1, JPY))))
        .isEqualTo(ReviewPolicy.Decision.REVIEW);
  }

  @Test
  void keepsOneThresholdForAnAsset() {
    Money euros = Money.of("5", "EUR");

    assertThat(ReviewPolicy.reviewFrom(usd("1"), euros, usd("2")))
        .isEqualTo(new ReviewPolicy.ReviewFrom(List.of(euros, usd("2"))));
    assertThatThrownBy(() -> new ReviewPolicy.ReviewFrom(List.of(usd("1"), usd("2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("one for each asset");
  }

  @Test
  void refusesTaxThatIsNotRounded() {
    assertThatThrownBy(
            () -> TaxPolicy.withholding("US backup", Rate.percent(24), RoundingMode.UNNECESSARY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("UNNECESSARY");
  }

  @Test
  void isEqualToAPolicyOfTheSameParts() {
    PayoutPolicy one = policy(PayoutEligibility.verifiedOnly(), Rate.percent(24), "1000");

    assertThat(one)
        .isEqualTo(policy(PayoutEligibility.verifiedOnly(), Rate.percent(24), "1000"))
        .hasSameHashCodeAs(policy(PayoutEligibility.verifiedOnly(), Rate.percent(24), "1000"))
        .isNotEqualTo(policy(PayoutEligibility.anyone(), Rate.percent(24), "1000"))
        .isNotEqualTo(policy(PayoutEligibility.verifiedOnly(), Rate.percent(25), "1000"))
        .isNotEqualTo(policy(PayoutEligibility.verifiedOnly(), Rate.percent(24), "1001"));
    assertThat(PayoutPolicy.builder(FeeSchedules.none()).build())
        .isEqualTo(
            PayoutPolicy.builder(FeeSchedules.none())
                .tax(TaxPolicy.none())
                .review(ReviewPolicy.approveAll())
                .build())
        .isNotEqualTo(
            PayoutPolicy.builder(FeeSchedules.none()).review(ReviewPolicy.manual()).build());
  }

  @Test
  void tellsItsRules() {
    PayoutEligibility.Rule own = standing -> Optional.empty();

    assertThat(PayoutEligibility.anyone().rules()).isEmpty();
    assertThat(PayoutEligibility.anyone().and(own).rules()).containsExactly(own);
    assertThat(PayoutEligibility.anyone().and(own))
        .isEqualTo(PayoutEligibility.anyone().and(own))
        .isNotEqualTo(PayoutEligibility.anyone());
  }

  private static PayoutPolicy policy(PayoutEligibility eligibility, Rate tax, String threshold) {
    return PayoutPolicy.builder(FeeSchedules.standard(USD))
        .eligibility(eligibility)
        .tax(TaxPolicy.withholding("tax", tax, RoundingMode.HALF_UP))
        .review(ReviewPolicy.reviewFrom(usd(threshold)))
        .build();
  }

  @ParameterizedTest(name = "{0} min after it was sent, window {1} h: {2}")
  @CsvSource({
    // The margin is 1 h: the last sending of a key known for 24 h is before 23 h.
    "0,    24, true",
    "1379, 24, true",
    "1380, 24, false",
    "1500, 24, false",
    "0,    1,  false",
    "0,    0,  false"
  })
  void resendsOnlyWellWithinTheDedupeWindow(long minutes, long windowHours, boolean may) {
    assertThat(
            ReconcileTiming.standard()
                .mayResend(
                    NOW, Duration.ofHours(windowHours), NOW.plus(Duration.ofMinutes(minutes))))
        .isEqualTo(may);
  }

  @Test
  void resendsAnyTimeToAGatewayThatNeverForgets() {
    assertThat(
            ReconcileTiming.standard()
                .mayResend(
                    NOW, ChronoUnit.FOREVER.getDuration(), NOW.plus(Duration.ofDays(36_500))))
        .isTrue();
  }

  @Test
  void refusesTimesThatCannotBe() {
    Duration minute = Duration.ofMinutes(1);
    assertThatThrownBy(() -> new ReconcileTiming(Duration.ZERO, minute, List.of(minute), minute))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("submittingGrace");
    assertThatThrownBy(() -> new ReconcileTiming(minute, minute, List.of(), minute))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("unknownBackoff");
    assertThatThrownBy(() -> new ReconcileTiming(minute, minute, List.of(minute), minute.negated()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resendMargin");
  }

  @Test
  void routesMethodsToGatewaysAndKnowsOldOnesByName() {
    var world = new PayoutWorld();
    var retired = dev.fanfare.payout.sandbox.SandboxGateway.of("old", world.clock, world.script);
    PayoutGateways gateways =
        PayoutGateways.of(Map.of(PayoutMethod.PAXUM, world.gateway)).knowing(List.of(retired));

    assertThat(gateways.paying(PayoutMethod.PAXUM)).contains(world.gateway);
    assertThat(gateways.paying(PayoutMethod.PAYPAL)).isEmpty();
    assertThat(gateways.named("old")).contains(retired);
    assertThat(gateways.named("sandbox")).contains(world.gateway);
    assertThatThrownBy(
            () ->
                PayoutGateways.all(world.gateway)
                    .knowing(List.of(dev.fanfare.payout.sandbox.SandboxGateway.of(world.clock))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'sandbox'");
  }

  private static List<Cause> causes(PayoutEligibility policy, PayoutStanding standing) {
    return policy.check(standing).stream().map(Ineligibility::cause).toList();
  }

  private static PayoutStanding standing(
      Verification verification, @Nullable String hold, int unknown, int contradicted) {
    return new PayoutStanding(ADA, verification, hold, unknown, contradicted);
  }

  private static PayoutQuote quote(Money gross) {
    FeeSchedule free = FeeSchedule.builder(PayoutMethod.PAXUM, gross.asset(), "t").build();
    return new PayoutQuote(gross, null, free.quote(gross), null);
  }
}
