package dev.fanfare;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.ai.AiException;
import dev.fanfare.ai.AiRequest;
import dev.fanfare.ai.Purpose;
import dev.fanfare.ai.QuotaPolicy;
import dev.fanfare.ai.ScriptedModel;
import dev.fanfare.analytics.Fact;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.creator.Verification;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.DomainEvent;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.Payout;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutRun;
import dev.fanfare.payout.PayoutState;
import dev.fanfare.testing.TestClock;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FanfareTest {
  private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  private final Fanfare fanfare = Fanfare.builder().clock(clock).build();

  @AfterEach
  void auditIsClean() {
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void worksInMemoryWithNothingConfigured() {
    var plain = Fanfare.inMemory();
    plain.earnings().recordSale(RevenueSource.TIP, usd("10.00"), ADA, key("tip"));
    assertThat(plain.earnings().balance(ADA, USD).pending()).isEqualTo(usd("5.50"));
    assertThat(plain.auditor().verify()).isEmpty();
  }

  @Test
  void takesAGiftAllTheWayToAPayout() {
    register();
    fanfare
        .activity()
        .record(
            List.of(
                new Fact.GiftSent(
                    "g1", clock.instant(), "fan", ADA, "rose", "Rose", 1, usd("1000.00"))));
    clock.advance(Duration.ofDays(7));
    fanfare.earnings().mature();
    var report =
        fanfare.payouts().run(PayoutRun.at(clock.instant(), PayoutMethod.BANK_TRANSFER, USD));
    // 550.00 earned, 2.5 % of it is 13.75.
    var payouts = new ArrayList<Payout>();
    fanfare.storage().payouts().forEach(payouts::add);
    assertThat(payouts).hasSize(1);
    assertThat(payouts.get(0).state()).isEqualTo(PayoutState.PAID);
    assertThat(payouts.get(0).net()).isEqualTo(usd("536.25"));
    assertThat(report).isNotNull();
    assertThat(fanfare.earnings().balance(ADA, USD).available()).isEqualTo(usd("0"));
  }

  @Test
  void givesTheAllowanceAndTheShareOfTheTier() {
    fanfare.tiers().evaluate(platinum(), key("eval"));
    assertThat(fanfare.credits().balance(new Wallet(ADA, CreditType.GENERAL)).available())
        .isEqualTo(5000);
    fanfare.earnings().recordSale(RevenueSource.TIP, usd("10.00"), ADA, key("tip"));
    assertThat(fanfare.earnings().balance(ADA, USD).pending())
        .as("60 % for platinum")
        .isEqualTo(Rate.percent(60).of(usd("10.00"), RoundingMode.HALF_EVEN));
  }

  @Test
  void keepsTheShareOfATierThatANewPolicyRenames() {
    var program = TierPresets.program(USD);
    var now = clock.instant();
    var before = renamed(program, "platinum", "v1", now.minus(Duration.ofDays(30)));
    var after = renamed(program, "diamond", "v2", now.plus(Duration.ofDays(1)));
    var changing = Fanfare.builder().clock(clock).tierPolicies(List.of(before, after)).build();
    changing.tiers().evaluate(platinum(), key("eval"));
    clock.advance(Duration.ofDays(2));
    changing.earnings().recordSale(RevenueSource.TIP, usd("10.00"), ADA, key("tip"));
    assertThat(changing.earnings().balance(ADA, USD).pending()).isEqualTo(usd("6.00"));
  }

  @Test
  void grantsTheCreditsOfAnAchievementOnce() {
    var stats = CreatorStats.of(ADA, USD).set(Metric.TOTAL_VIEWS, 1_500).build();
    fanfare.achievements().check(stats, key("check-1"));
    fanfare.achievements().check(stats, key("check-2"));
    assertThat(fanfare.credits().balance(new Wallet(ADA, CreditType.GENERAL)).available())
        .isEqualTo(100);
  }

  @Test
  void countsCallsToItsModelByTheCreatorsCalendar() {
    ScriptedModel model = ScriptedModel.saying("Sing.", "Dance.");
    var ada =
        Fanfare.builder()
            .clock(clock)
            .languageModel(model)
            .quotaPolicy(QuotaPolicy.standard().with(Purpose.CHAT, 1))
            .build();
    ada.creators()
        .register(
            new Creator(
                ADA,
                "Ada",
                USD,
                ZoneId.of("Asia/Tokyo"),
                clock.instant(),
                Verification.VERIFIED,
                null),
            key("register"));
    AiRequest request =
        AiRequest.builder(Purpose.CHAT, 100).user("What next?").forUser("ada").build();
    assertThat(ada.ai().model().complete(request).text()).isEqualTo("Sing.");
    // Midnight in Tokyo is 15:00 UTC.
    assertThatThrownBy(() -> ada.ai().model().complete(request))
        .isInstanceOfSatisfying(
            AiException.QuotaExhausted.class,
            e -> assertThat(e.resetAt()).contains(Instant.parse("2026-03-02T15:00:00Z")));
    clock.set("2026-03-02T15:00:00Z");
    assertThat(ada.ai().model().complete(request).text()).isEqualTo("Dance.");
    assertThat(ada.ai().sweep(10)).isZero();
  }

  @Test
  void saysThatThereIsNoModel() {
    assertThatThrownBy(
            () ->
                fanfare
                    .ai()
                    .model()
                    .complete(AiRequest.builder(Purpose.CHAT, 100).user("Hi").build()))
        .isInstanceOf(AiException.InvalidRequest.class)
        .hasMessageContaining("Fanfare.builder().languageModel");
  }

  @Test
  void commitsTheHostsCallsTogetherOrNotAtAll() {
    assertThatThrownBy(
            () ->
                fanfare
                    .storage()
                    .inTransaction(
                        () -> {
                          fanfare.tiers().evaluate(platinum(), key("eval"));
                          fanfare
                              .earnings()
                              .recordSale(RevenueSource.TIP, usd("1.00"), ADA, key("tip"));
                          throw new IllegalStateException("the host's own write failed");
                        }))
        .hasMessageContaining("host");
    assertThat(fanfare.tiers().current(ADA)).isEmpty();
    assertThat(fanfare.credits().balance(new Wallet(ADA, CreditType.GENERAL)).available()).isZero();
    assertThat(fanfare.earnings().balance(ADA, USD).pending()).isEqualTo(usd("0"));
    List<DomainEvent> delivered = new ArrayList<>();
    fanfare.events().subscribe(recorded -> delivered.add(recorded.event()));
    fanfare.events().deliver();
    assertThat(delivered).isEmpty();
  }

  private void register() {
    fanfare
        .creators()
        .register(
            new Creator(
                ADA, "Ada", USD, ZoneOffset.UTC, clock.instant(), Verification.VERIFIED, null),
            key("register"));
    fanfare
        .storage()
        .payoutDestinations()
        .save(
            ADA,
            PayoutMethod.BANK_TRANSFER,
            new PayoutDestination.BankAccount("Ada", "GB33BUKB20201555555555", null));
  }

  private static CreatorStats platinum() {
    return CreatorStats.of(ADA, USD)
        .monthlyRevenue(usd("5000"))
        .engagement(8, 100)
        .averageViews(100_000)
        .build();
  }

  /** Returns the program with its highest tier under another name. */
  private static TierPolicy renamed(
      TierPolicy program, String name, String version, Instant effectiveFrom) {
    Tier top = program.upTo(Tier.MAX_LEVEL);
    return program.toBuilder(version, effectiveFrom)
        .remove(top.name())
        .add(new Tier(name, top.level(), top.criteria(), top.benefits()))
        .build();
  }
}
