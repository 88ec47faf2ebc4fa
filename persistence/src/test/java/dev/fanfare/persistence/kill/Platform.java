package dev.fanfare.persistence.kill;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Verification;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.payout.FeeSchedules;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutGateways;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.payout.PayoutPolicy;
import dev.fanfare.payout.ReconcileTiming;
import dev.fanfare.payout.ReviewPolicy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The platform that lives through the kills: whoever opens the database sets it up like this. */
final class Platform {
  static final List<CreatorId> CREATORS =
      IntStream.range(0, 24).mapToObj(i -> CreatorId.of("creator-" + i)).toList();
  static final List<PayoutMethod> METHODS = List.of(PayoutMethod.BANK_TRANSFER, PayoutMethod.PAXUM);

  /** Impatient, so that a doubt is dealt with while the test runs. */
  private static final ReconcileTiming TIMING =
      new ReconcileTiming(
          Duration.ofSeconds(2),
          Duration.ofSeconds(1),
          Collections.nCopies(12, Duration.ofMillis(700)),
          Duration.ofMinutes(1));

  private Platform() {}

  /** Returns connections that fail soon when the server is gone, and recover with it. */
  static HikariDataSource connections(String url) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(16);
    config.setMinimumIdle(0);
    config.setConnectionTimeout(500);
    config.setValidationTimeout(250);
    config.addDataSourceProperty("socketTimeout", "30");
    return new HikariDataSource(config);
  }

  static Fanfare start(Storage storage, PayoutGateways gateways, Clock clock) {
    return Fanfare.builder()
        .storage(storage)
        .clock(clock)
        .earningPolicy(
            EarningPolicy.builder()
                .hold(Duration.ofSeconds(1))
                .hold(RevenueSource.TIP, Duration.ZERO)
                .build())
        .payoutPolicy(
            PayoutPolicy.builder(FeeSchedules.standard(USD))
                .review(ReviewPolicy.reviewFrom(usd("700")))
                .timing(TIMING)
                .build())
        .payoutGateways(gateways)
        .build();
  }

  /** Lets the creators join. */
  static void open(Fanfare fanfare) {
    for (CreatorId id : CREATORS) {
      fanfare
          .creators()
          .register(
              new Creator(
                  id,
                  id.value(),
                  USD,
                  ZoneOffset.UTC,
                  Instant.parse("2026-01-01T00:00:00Z"),
                  Verification.VERIFIED,
                  null),
              IdempotencyKey.of("join-" + id));
      fanfare
          .credits()
          .grant(
              Wallet.of(id, CreditType.GENERAL),
              100,
              GrantSource.PURCHASE,
              IdempotencyKey.of("welcome-" + id));
      for (PayoutMethod method : METHODS) {
        fanfare
            .storage()
            .payoutDestinations()
            .save(id, method, new PayoutDestination.ProviderAccount("account-of-" + id));
      }
    }
  }
}
