package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.testing.TestClock;
import dev.fanfare.tier.Criterion;
import dev.fanfare.tier.DemotionPolicy;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierBenefits;
import dev.fanfare.tier.TierExplanation;
import dev.fanfare.tier.TierOutcome;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import dev.fanfare.tier.TierService;
import dev.fanfare.tier.TierSimulation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs of docs/tiers.md. */
class TiersDocsTest {
  private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  private final CreatorId ada = CreatorId.of("ada");
  private final Asset usd = Asset.of("USD");

  @Test
  void evaluates() {
    var fanfare = Fanfare.builder().clock(clock).build();
    // snippet: tier-evaluate
    CreatorStats stats =
        CreatorStats.of(ada, usd)
            .monthlyRevenue(Money.of("450.00", "USD"))
            .engagement(500, 10_000) // 500 interactions on 10 000 views: 5 %
            .averageViews(12_000)
            .build();

    TierService tiers = fanfare.tiers();
    var evaluated = tiers.evaluate(stats, IdempotencyKey.of("tier-ada-2026-03-02")); // bronze
    Tier tier = tiers.tier(ada);
    tier.benefits().credits("general"); // 500 a month, granted in the same transaction
    tier.benefits().hasFeature("collaboration_tools"); // true

    TierExplanation why = tiers.explain(stats); // changes nothing
    why.needed().get(0).text();
    // monthly_revenue 450.00 USD, at least 500.00 USD: 50.00 USD more
    // end
    assertThat(evaluated.tier()).isEqualTo("bronze");
    assertThat(tier.benefits().credits("general")).isEqualTo(500);
    assertThat(tier.benefits().hasFeature("collaboration_tools")).isTrue();
    assertThat(why.needed()).hasSize(1);
    assertThat(why.needed().get(0).text())
        .isEqualTo("monthly_revenue 450.00 USD, at least 500.00 USD: 50.00 USD more");
    assertThat(fanfare.credits().balances(ada).get(0).available()).isEqualTo(500);
  }

  @Test
  void ownPolicy() {
    // snippet: tier-policy
    Metric streams = Metric.of("streams_this_month", Metric.Unit.COUNT); // a figure of your own
    TierPolicy program = TierPresets.program(usd);
    Tier gold = program.find("gold").orElseThrow();
    TierPolicy mine =
        program.toBuilder("program-2026-04", Instant.parse("2026-04-01T00:00:00Z"))
            .replace(
                gold.withCriteria(
                    List.of(
                        Criterion.atLeast(Metric.MONTHLY_REVENUE, Money.of("1500", "USD")),
                        Criterion.atLeast(streams, 4))))
            .add(
                new Tier(
                    "diamond",
                    6,
                    List.of(Criterion.atLeast(Metric.MONTHLY_REVENUE, Money.of("20000", "USD"))),
                    TierBenefits.builder()
                        .credits("general", 10_000)
                        .revenueShare(Rate.percent(65))
                        .badge("💠", "#00BCD4")
                        .build()))
            .build();
    Fanfare fanfare =
        Fanfare.builder()
            .tierPolicies(List.of(program, mine)) // from 1 April on the second one decides
            .demotionPolicy(DemotionPolicy.after(3, Duration.ofDays(30)))
            .build();
    // end
    assertThat(mine.tiers()).extracting(Tier::name).endsWith("gold", "platinum", "diamond");
    assertThat(fanfare.tiers().policy().version()).startsWith("program-");
  }

  @Test
  void keepsATierForAWhile() {
    // snippet: tier-hysteresis
    Fanfare fanfare =
        Fanfare.builder()
            .clock(clock)
            .demotionPolicy(DemotionPolicy.after(2, Duration.ZERO))
            .build();
    TierService tiers = fanfare.tiers();
    var good = CreatorStats.of(ada, usd).monthlyRevenue(Money.of("150", "USD")).engagement(3, 100);
    var bad = CreatorStats.of(ada, usd).monthlyRevenue(Money.of("20", "USD")).engagement(3, 100);

    tiers.evaluate(good.build(), IdempotencyKey.of("day-1")); // FIRST: bronze
    tiers.evaluate(bad.build(), IdempotencyKey.of("day-2")); // HELD: bronze, 1 miss
    tiers.evaluate(bad.build(), IdempotencyKey.of("day-3")); // DEMOTED: starter
    // end
    assertThat(tiers.evaluate(good.build(), IdempotencyKey.of("day-1")).outcome())
        .isEqualTo(TierOutcome.FIRST);
    var held = tiers.evaluate(bad.build(), IdempotencyKey.of("day-2"));
    assertThat(held.outcome()).isEqualTo(TierOutcome.HELD);
    assertThat(held.tier()).isEqualTo("bronze");
    assertThat(held.misses()).isEqualTo(1);
    var demoted = tiers.evaluate(bad.build(), IdempotencyKey.of("day-3"));
    assertThat(demoted.outcome()).isEqualTo(TierOutcome.DEMOTED);
    assertThat(demoted.tier()).isEqualTo("starter");
  }

  @Test
  void overrides() {
    var fanfare = Fanfare.builder().clock(clock).build();
    var tiers = fanfare.tiers();
    var stats = CreatorStats.of(ada, usd).monthlyRevenue(usd("150")).engagement(3, 100).build();
    tiers.evaluate(stats, IdempotencyKey.of("first"));
    // snippet: tier-override
    Instant end = clock.instant().plus(Duration.ofDays(90));
    tiers.overrideTier(ada, "gold", "signed for spring", end, IdempotencyKey.of("deal-17"));
    tiers.tier(ada).name(); // gold, whatever the figures are
    tiers.endOverride(ada, IdempotencyKey.of("deal-17-off")); // what was earned meanwhile: bronze
    // end
    assertThat(tiers.tier(ada).name()).isEqualTo("bronze");
    assertThat(tiers.history(ada)).extracting("tier").containsExactly("bronze", "gold", "bronze");
    assertThat(tiers.history(ada)).extracting("reason").contains("signed for spring");
  }

  @Test
  void simulates() {
    var fanfare = Fanfare.builder().clock(clock).build();
    var tiers = fanfare.tiers();
    var stats =
        List.of(
            CreatorStats.of(ada, usd).monthlyRevenue(usd("150")).engagement(3, 100).build(),
            CreatorStats.of(CreatorId.of("ben"), usd).monthlyRevenue(usd("5")).build());
    tiers.evaluateAll(stats, IdempotencyKey.of("tiers-2026-03-02"));
    // snippet: tier-simulate
    TierPolicy stricter =
        TierPresets.program(usd).toBuilder("stricter", Instant.parse("2026-05-01T00:00:00Z"))
            .replace(
                new Tier(
                    "bronze",
                    2,
                    List.of(Criterion.atLeast(Metric.MONTHLY_REVENUE, Money.of("200", "USD"))),
                    TierBenefits.none()))
            .build();
    TierSimulation tried = tiers.simulate(stricter, stats);
    tried.demoted(); // 1
    tried.moving("bronze", "starter"); // 1
    // end
    assertThat(tried.demoted()).isEqualTo(1);
    assertThat(tried.moving("bronze", "starter")).isEqualTo(1);
    assertThat(tiers.tier(ada).name()).isEqualTo("bronze");
  }
}
