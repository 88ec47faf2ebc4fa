package dev.fanfare.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.achievement.AchievementPolicy;
import dev.fanfare.analytics.AnalyticsPolicy;
import dev.fanfare.creator.Metric;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.CreditPrices;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.FeeSchedule;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.Ineligibility;
import dev.fanfare.payout.PayoutEligibility;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.ReviewPolicy;
import dev.fanfare.tier.Criterion;
import dev.fanfare.tier.DemotionPolicy;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierBenefits;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyJsonTest {
  private static final Asset USD = Asset.of("USD");

  static Stream<Object> presets() {
    return Stream.of(USD, Asset.of("JPY"), new Asset("USDT", 6))
        .flatMap(
            asset ->
                Stream.of(
                    TierPresets.program(asset),
                    TierPresets.catalog(asset),
                    TierPresets.crm(asset),
                    FeeSchedules.standard(asset),
                    FeeSchedules.standard(asset).all().get(0),
                    PayoutPolicy.builder(FeeSchedules.standard(asset)).build(),
                    DemotionPolicy.immediate(),
                    DemotionPolicy.never(),
                    EarningPolicy.standard(),
                    CreditPrices.byType(),
                    CreditPrices.general(),
                    CreditPolicy.standard(),
                    AchievementPolicy.standard(),
                    AnalyticsPolicy.standard()));
  }

  @ParameterizedTest
  @MethodSource("presets")
  void readsBackEveryPreset(Object preset) {
    String json = PolicyJson.write(preset);

    assertThat((Object) PolicyJson.read(json, preset.getClass())).isEqualTo(preset);
    assertThat(PolicyJson.read(json)).isEqualTo(preset);
    assertThat(PolicyJson.write(PolicyJson.read(json))).isEqualTo(json);
  }

  @Property(tries = 3000)
  void readsBackWhateverItWrites(@ForAll Random random) {
    Object policy = new RandomPolicies(random).any();
    String json = PolicyJson.write(policy);
    Object read = PolicyJson.read(json);

    assertThat(read).isEqualTo(policy);
    assertThat(PolicyJson.write(read)).isEqualTo(json);
  }

  @Test
  void writesWhatPeopleWouldWrite() {
    TierPolicy policy =
        TierPolicy.builder("mine-2", Instant.parse("2026-04-01T00:00:00Z"))
            .add(new Tier("starter", 1, List.of(), TierBenefits.none()))
            .add(
                new Tier(
                    "gold",
                    2,
                    "Gold",
                    "The best",
                    List.of(
                        Criterion.within(
                            Metric.MONTHLY_REVENUE, Money.of("12.5", "USD"), Money.of("99", "USD")),
                        Criterion.atLeast(Metric.ENGAGEMENT_RATE, 25_000).orUnknown(),
                        Criterion.atLeast(Metric.CONTENT_QUALITY, 8_750),
                        Criterion.below(Metric.of("strikes", Metric.Unit.COUNT), 3)),
                    TierBenefits.builder()
                        .credits("general", 500)
                        .revenueShare(Rate.parse("62.5%"))
                        .feature("tools", "Tools")
                        .badge("🥇", "#FFD700")
                        .build()))
            .build();

    assertThat(PolicyJson.write(policy))
        .isEqualTo(
            """
            {
              "kind": "tier-policy",
              "version": "mine-2",
              "effectiveFrom": "2026-04-01T00:00:00Z",
              "tiers": [
                {
                  "name": "starter",
                  "level": 1,
                  "displayName": "Starter",
                  "criteria": [],
                  "benefits": {}
                },
                {
                  "name": "gold",
                  "level": 2,
                  "displayName": "Gold",
                  "description": "The best",
                  "criteria": [
                    {"metric": "monthly_revenue", "min": "12.50 USD", "max": "99.00 USD"},
                    {"metric": "engagement_rate", "min": "2.5%", "metIfUnknown": true},
                    {"metric": "content_quality_score", "min": "87.5"},
                    {"metric": "strikes", "unit": "count", "max": 3}
                  ],
                  "benefits": {
                    "monthlyCredits": {"general": 500},
                    "revenueShare": "62.5%",
                    "features": [
                      {"code": "tools", "displayName": "Tools"}
                    ],
                    "badge": {"emoji": "🥇", "colour": "#FFD700"}
                  }
                }
              ]
            }
            """);
  }

  @Test
  void declaresAssetsThatAreNoCurrencies() {
    FeeSchedule schedule =
        FeeSchedule.builder(PayoutMethod.CRYPTO, new Asset("USDT", 6), "v1")
            .fixed(new Money(1_500_000, new Asset("USDT", 6)))
            .build();

    assertThat(PolicyJson.write(schedule))
        .contains("\"assets\": {\"USDT\": 6}", "\"fixed\": \"1.500000 USDT\"");
  }

  @Test
  void usesDefaultsForWhatIsLeftOut() {
    assertThat(
            PolicyJson.read(
                """
                {"kind": "fee-schedule", "method": "paxum", "currency": "USD", "version": "v1",
                 "effectiveFrom": "1970-01-01T00:00:00Z", "rate": "0%"}
                """))
        .isEqualTo(FeeSchedule.builder(PayoutMethod.PAXUM, USD, "v1").build());
    assertThat(PolicyJson.read("{\"kind\": \"payout-policy\", \"schedules\": []}"))
        .isEqualTo(PayoutPolicy.builder(FeeSchedules.none()).build());
    assertThat(
            PolicyJson.read(
                """
                {"kind": "credit-policy", "version": "standard", "effectiveFrom": "1970-01-01"}
                """))
        .isEqualTo(CreditPolicy.standard());
    assertThat(PolicyJson.read("{\"kind\": \"analytics-policy\", \"version\": \"standard\"}"))
        .isEqualTo(AnalyticsPolicy.standard());
  }

  @Test
  void ignoresCommentsAndTheSchema() {
    assertThat(
            PolicyJson.read(
                """
                {"$schema": "x", "$comment": "y", "kind": "demotion-policy", "misses": 1,
                 "lockIn": "0 days"}
                """,
                DemotionPolicy.class))
        .isEqualTo(DemotionPolicy.immediate());
  }

  @Test
  void saysWhichPartIsCode() {
    PayoutPolicy.Builder payouts = PayoutPolicy.builder(FeeSchedules.none());
    ReviewPolicy weekends = (creator, quote) -> ReviewPolicy.Decision.WAIT;
    PayoutEligibility own = PayoutEligibility.verifiedOnly().and(new NotOnSundays());

    assertThatThrownBy(() -> PolicyJson.write(payouts.review(weekends).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("review of a payout policy")
        .hasMessageEndingWith("was a lambda of " + PolicyJsonTest.class.getName());
    assertThatThrownBy(() -> PolicyJson.write(payouts.eligibility(own).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("eligibility of a payout policy")
        .hasMessageEndingWith("was " + NotOnSundays.class.getName());
    assertThatThrownBy(
            () ->
                PolicyJson.write(
                    PayoutPolicy.builder(FeeSchedules.none())
                        .tax((creator, fee) -> Optional.empty())
                        .build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("tax of a payout policy");
    assertThatThrownBy(
            () ->
                PolicyJson.write(
                    EarningPolicy.builder().shares((creator, at) -> Rate.ZERO).build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("shares of an earning policy");
  }

  private static final class NotOnSundays implements PayoutEligibility.Rule {
    @Override
    public Optional<Ineligibility> check(dev.fanfare.payout.PayoutStanding standing) {
      return Optional.empty();
    }
  }

  @Test
  void refusesWhatIsNoPolicy() {
    assertThatThrownBy(() -> PolicyJson.write("text"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TierPolicy")
        .hasMessageContaining("java.lang.String");
    assertThatThrownBy(() -> PolicyJson.read("{}", String.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.String");
  }

  @Test
  void refusesToWriteOneCodeForTwoAssets() {
    PayoutPolicy policy =
        PayoutPolicy.builder(FeeSchedules.none())
            .review(
                ReviewPolicy.reviewFrom(
                    new Money(1, new Asset("POINTS", 0)), new Money(1, new Asset("POINTS", 2))))
            .build();

    assertThatThrownBy(() -> PolicyJson.write(policy))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("POINTS");
  }

  @Test
  void readsFiles(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("policy.json");
    Files.writeString(file, "\uFEFF" + PolicyJson.write(DemotionPolicy.never()));
    assertThat(PolicyJson.read(file)).isEqualTo(DemotionPolicy.never());
    assertThat(PolicyJson.read(file, DemotionPolicy.class)).isEqualTo(DemotionPolicy.never());

    Files.write(file, "{\"kind\": \"é\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PolicyJson.read(file))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessageContaining("UTF-8");

    Files.write(file, new byte[PolicyJson.MAX_BYTES + 1]);
    assertThatThrownBy(() -> PolicyJson.read(file))
        .isInstanceOf(PolicyFormatException.class)
        .hasMessageContaining("4194304 bytes");
  }
}
