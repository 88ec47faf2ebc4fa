package dev.fanfare.simulation;

import dev.fanfare.Fanfare;
import dev.fanfare.FanfareBuilder;
import dev.fanfare.Storage;
import dev.fanfare.credit.CreditPolicy;
import dev.fanfare.credit.RefundPolicy;
import dev.fanfare.credit.Rollover;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.RevenueShares;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdGenerator;
import dev.fanfare.money.Asset;
import dev.fanfare.money.ExchangeRates;
import dev.fanfare.money.FixedExchangeRates;
import dev.fanfare.money.FxQuote;
import dev.fanfare.money.Rate;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.ReviewPolicy;
import dev.fanfare.payout.TaxPolicy;
import dev.fanfare.testing.Fixtures;
import dev.fanfare.tier.TierPolicy;
import dev.fanfare.tier.TierPresets;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How one platform is set up, drawn by chance.
 *
 * @param earning null for the facade's own: the share of the tier, 7 days of hold
 */
record Settings(
    PayoutPolicy payout,
    @Nullable EarningPolicy earning,
    CreditPolicy credit,
    ExchangeRates rates) {
  static final Asset USD = Fixtures.USD;
  static final Asset EUR = Asset.of("EUR");

  private static final FeeSchedules SCHEDULES =
      FeeSchedules.standard(USD).with(FeeSchedules.standard(EUR));
  private static final TierPolicy PROGRAM = TierPresets.program(USD);
  private static final ExchangeRates TO_EUROS =
      new FixedExchangeRates(
          List.of(new FxQuote(USD, EUR, new BigDecimal("0.9137"), "table", Instant.EPOCH)));

  static Settings drawn(Draw draw) {
    return new Settings(payout(draw), earning(draw), credit(draw), TO_EUROS);
  }

  private static PayoutPolicy payout(Draw draw) {
    PayoutPolicy.Builder policy = PayoutPolicy.builder(SCHEDULES);
    if (draw.chance(30)) {
      policy.tax(TaxPolicy.withholding("tax", Rate.percent(10), RoundingMode.HALF_UP));
    }
    if (draw.chance(20)) {
      policy.review(ReviewPolicy.manual());
    } else if (draw.chance(40)) {
      policy.review(ReviewPolicy.reviewFrom(Fixtures.usd("300.00")));
    }
    return policy.build();
  }

  private static @Nullable EarningPolicy earning(Draw draw) {
    return draw.chance(50)
        ? null
        : EarningPolicy.builder()
            .shares(RevenueShares.fixed(RevenueShares.STANDARD))
            .hold(Duration.ofDays(draw.between(0, 14)))
            .hold(RevenueSource.TIP, Duration.ZERO)
            .hold(RevenueSource.SUBSCRIPTION, Duration.ofDays(30))
            .build();
  }

  private static CreditPolicy credit(Draw draw) {
    return CreditPolicy.builder("simulated")
        .zone(draw.one(ZoneId.of("UTC"), ZoneId.of("Asia/Kolkata"), ZoneId.of("America/New_York")))
        .rollover(draw.one(Rollover.none(), Rollover.all(), Rollover.capped(150)))
        .refunds(
            draw.one(RefundPolicy.forfeit(), RefundPolicy.restoreWithGrace(Duration.ofDays(10))))
        .build();
  }

  /** Returns whether a creator's share follows the tier. */
  boolean sharesFollowTiers() {
    return earning == null;
  }

  /** Puts the facade together, as a process does when it starts. */
  Fanfare start(Storage storage, PayoutGateways gateways, Clock clock, RandomGenerator random) {
    FanfareBuilder builder =
        Fanfare.builder()
            .storage(storage)
            .clock(clock)
            .ids(IdGenerator.timeOrdered(clock, random))
            .tierPolicy(PROGRAM)
            .payoutPolicy(payout)
            .payoutGateways(gateways)
            .creditPolicy(credit)
            .exchangeRates(rates);
    if (earning != null) {
      builder.earningPolicy(earning);
    }
    return builder.build();
  }
}
