package dev.fanfare.persistence.concurrency;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.Creator;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.Verification;
import dev.fanfare.earning.EarningPolicy;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.payout.PayoutDestination;
import dev.fanfare.payout.PayoutMethod;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Dialect;
import dev.fanfare.persistence.testing.Storages;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A facade over an empty database, by the real clock, so that holds end while a test runs. */
final class CrowdedPlatform {
  final Clock clock = Clock.systemUTC();
  final JpaStorage storage;
  final Fanfare fanfare;

  CrowdedPlatform(Dialect dialect) {
    storage = Storages.empty(dialect);
    fanfare =
        Fanfare.builder()
            .storage(storage)
            .clock(clock)
            .earningPolicy(
                EarningPolicy.builder()
                    .hold(Duration.ofMillis(20))
                    .hold(RevenueSource.TIP, Duration.ZERO)
                    .build())
            .build();
  }

  /** Lets creators join who can be paid. */
  List<CreatorId> join(int count) {
    List<CreatorId> creators = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      CreatorId id = CreatorId.of("creator-" + i);
      fanfare
          .creators()
          .register(
              new Creator(
                  id,
                  id.value(),
                  USD,
                  ZoneOffset.UTC,
                  clock.instant(),
                  Verification.VERIFIED,
                  null),
              key("join-" + id));
      storage
          .payoutDestinations()
          .save(id, PayoutMethod.PAXUM, new PayoutDestination.ProviderAccount("x@y.org"));
      creators.add(id);
    }
    return creators;
  }

  /** Checks what holds whatever happened. */
  void assertSound() {
    assertThat(fanfare.auditor().verify()).isEmpty();
  }
}
