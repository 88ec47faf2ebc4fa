package dev.fanfare.earning;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.money.Money;
import dev.fanfare.money.Rate;
import dev.fanfare.testing.TestClock;
import dev.fanfare.tier.Tier;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierBenefits;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import dev.fanfare.tier.TierService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TierSharesTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Rate PLATINUM = Rate.percent(60);

  private final TestClock clock = TestClock.at("2026-03-01T00:00:00Z");
  private final Storage storage = Storage.inMemory();
  private final Fanfare fanfare = Fanfare.builder().clock(clock).storage(storage).build();
  private final TierService tiers = fanfare.tiers();
  private final RevenueShares shares = RevenueShares.byTier(tiers);

  @Test
  void areThoseOfTheTierInForceAtTheTime() {
    clock.advance(HOUR);
    tiers.overrideTier(ADA, "platinum", "guest", null, key("up"));
    clock.advance(HOUR);
    tiers.overrideTier(ADA, "gold", "guest no more", null, key("down"));
    var prepared = shares.prepared(List.of(ADA, BEN), T0);
    for (RevenueShares asked : List.of(shares, prepared)) {
      assertThat(asked.shareOf(ADA, T0)).as("no tier yet").isEqualTo(RevenueShares.STANDARD);
      assertThat(asked.shareOf(ADA, T0.plus(HOUR).minusNanos(1))).isEqualTo(RevenueShares.STANDARD);
      assertThat(asked.shareOf(ADA, T0.plus(HOUR))).isEqualTo(PLATINUM);
      assertThat(asked.shareOf(ADA, T0.plus(HOUR.multipliedBy(2)).minusNanos(1)))
          .isEqualTo(PLATINUM);
      assertThat(asked.shareOf(ADA, T0.plus(HOUR.multipliedBy(2))))
          .isEqualTo(RevenueShares.STANDARD);
      assertThat(asked.shareOf(BEN, T0)).isEqualTo(RevenueShares.STANDARD);
    }
  }

  @Test
  void takeAnExpiredOverrideForEndedAsOfItsEndAndLeaveItToOthersToEndIt() {
    tiers.overrideTier(ADA, "platinum", "guest", T0.plus(HOUR), key("a"));
    tiers.overrideTier(BEN, "platinum", "guest", T0.plus(HOUR.multipliedBy(9)), key("b"));
    clock.advance(HOUR.multipliedBy(3));
    int told = storage.events().waiting(100, Set.of()).size();
    for (Instant since : List.of(T0, T0.plus(HOUR), T0.plus(HOUR.multipliedBy(2)))) {
      var prepared = shares.prepared(List.of(ADA, BEN, CLEO), since);
      assertThat(prepared.shareOf(ADA, T0.plus(HOUR))).isEqualTo(RevenueShares.STANDARD);
      assertThat(prepared.shareOf(BEN, T0.plus(HOUR.multipliedBy(2)))).isEqualTo(PLATINUM);
      assertThat(prepared.shareOf(CLEO, T0.plus(HOUR.multipliedBy(2))))
          .isEqualTo(RevenueShares.STANDARD);
    }
    assertThat(shares.prepared(List.of(ADA), T0).shareOf(ADA, T0.plus(HOUR).minusNanos(1)))
        .isEqualTo(PLATINUM);
    fanfare.earnings().recordSale(RevenueSource.TIP, Money.of("10.00", "USD"), ADA, key("tip"));
    assertThat(fanfare.earnings().balance(ADA, USD).pending()).isEqualTo(Money.of("5.50", "USD"));
    assertThat(storage.events().waiting(100, Set.of()))
        .as("nobody was told of a tier")
        .hasSize(told);
    // Whoever asks for the tier ends it, as of its end, and the shares stay the same.
    assertThat(tiers.tierAt(ADA, T0.plus(HOUR))).map(TierAssignment::from).contains(T0.plus(HOUR));
    assertThat(shares.shareOf(ADA, T0.plus(HOUR))).isEqualTo(RevenueShares.STANDARD);
  }

  @Test
  void areThoseOfThePolicyInForceAtTheTime() {
    TierPolicy before = TierPresets.program(USD);
    Instant change = Instant.parse("2026-05-01T00:00:00Z");
    TierPolicy after =
        before.toBuilder("kinder", change)
            .replace(
                new Tier(
                    "gold",
                    4,
                    before.find("gold").orElseThrow().criteria(),
                    TierBenefits.builder().revenueShare(Rate.percent(58)).build()))
            .build();
    var host = Fanfare.builder().clock(clock).tierPolicies(List.of(before, after)).build();
    host.tiers().overrideTier(ADA, "gold", "guest", null, key("a"));
    var prepared = RevenueShares.byTier(host.tiers()).prepared(List.of(ADA), T0);
    assertThat(prepared.shareOf(ADA, change.minusNanos(1))).isEqualTo(RevenueShares.STANDARD);
    assertThat(prepared.shareOf(ADA, change)).isEqualTo(Rate.percent(58));
  }

  @Test
  void mayBeALambda() {
    RevenueShares byName = (creator, at) -> Rate.percent(creator.value().length() * 10);
    var bench = new EarningsBench(EarningPolicy.builder().shares(byName).build());
    bench.earnings.recordAll(
        List.of(
            new Revenue.NewSale("s1", RevenueSource.TIP, T0, Money.of("10.00", "USD"), ADA),
            new Revenue.NewSale("s2", RevenueSource.TIP, T0, Money.of("10.00", "USD"), CLEO)));
    assertThat(List.of(ADA, CLEO))
        .extracting(creator -> bench.earnings.balance(creator, USD).pending())
        .containsExactly(Money.of("3.00", "USD"), Money.of("4.00", "USD"));
  }
}
