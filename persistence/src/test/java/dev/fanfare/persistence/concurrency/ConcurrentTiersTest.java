package dev.fanfare.persistence.concurrency;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static dev.fanfare.testing.Parallel.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.collaboration.CollaborationProposal;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.GrantSource;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.persistence.internal.Dialect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * A change of tier locks the creator's standing, then the wallets of the allowance, and announces:
 * whoever changes many in one transaction must do so in the order in which others do.
 */
class ConcurrentTiersTest {
  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Dialect.POSTGRESQL, 24, 8);
    }
  }

  @Nested
  class OnH2 extends Contract {
    OnH2() {
      super(Dialect.H2, 6, 4);
    }
  }

  abstract static class Contract {
    private static final int CREATORS = 40;

    private final CrowdedPlatform at;
    private final Fanfare fanfare;
    private final int threads;
    private final int times;

    Contract(Dialect dialect, int threads, int times) {
      this.at = new CrowdedPlatform(dialect);
      this.fanfare = at.fanfare;
      this.threads = threads;
      this.times = times;
    }

    private static CreatorStats stats(CreatorId creator, int level) {
      return CreatorStats.of(creator, USD)
          .monthlyRevenue(cents(level * 1500_00L))
          .set(Metric.ENGAGEMENT_RATE, level * 25_000L)
          .averageViews(level * 30_000L)
          .totalViews(level * 900_000L)
          .followers(level * 30_000L)
          .build();
    }

    private static List<CreatorStats> shuffled(List<CreatorId> creators, int level, long seed) {
      List<CreatorStats> all = new ArrayList<>();
      creators.forEach(creator -> all.add(stats(creator, level)));
      Collections.shuffle(all, new Random(seed));
      return all;
    }

    /** One run changes tiers in one order while another rewards achievements in the other. */
    @Test
    void changesTiersInTheOrderInWhichAchievementsAreRewarded() throws Exception {
      List<CreatorId> creators = at.join(200);
      // Each has the wallet that a tier's allowance and a reward change.
      creators.forEach(
          creator ->
              fanfare
                  .credits()
                  .grant(
                      Wallet.of(creator, CreditType.GENERAL),
                      1,
                      GrantSource.PURCHASE,
                      key("w-" + creator)));
      List<CreatorStats> backwards = new ArrayList<>();
      creators.forEach(creator -> backwards.add(0, stats(creator, 4)));
      inParallel(
          2,
          1,
          (thread, n) ->
              thread == 0
                  ? fanfare.tiers().evaluateAll(backwards, key("run"))
                  : fanfare.achievements().checkAll(backwards.stream(), key("check")));
      at.assertSound();
    }

    @Test
    void mixesEverythingThatLocksSeveralCreators() throws Exception {
      List<CreatorId> creators = at.join(CREATORS);
      List<RecordedEvent> delivered = new CopyOnWriteArrayList<>();
      fanfare.events().subscribe(delivered::add);
      inParallel(
          threads,
          times,
          (thread, n) -> {
            String name = thread + "-" + n;
            CreatorId creator = creators.get((thread * 7 + n * 3) % CREATORS);
            Wallet wallet = Wallet.of(creator, CreditType.GENERAL);
            int level = (thread + n) % 6;
            return switch ((thread + n * 5) % 13) {
              case 0, 1 ->
                  fanfare.tiers().evaluateAll(shuffled(creators, level, n), key("run-" + name));
              // The same run twice at once, in different orders.
              case 2 ->
                  fanfare
                      .tiers()
                      .evaluateAll(shuffled(creators, level, thread), key("shared-run-" + level));
              case 3 -> fanfare.tiers().evaluate(stats(creator, level), key(name));
              case 4 -> override(creator, name);
              case 5 -> fanfare.tiers().endOverride(creator, key(name));
              case 6 ->
                  fanfare
                      .achievements()
                      .checkAll(shuffled(creators, level, thread).stream(), key("check-" + name));
              case 7 -> fanfare.credits().sweep(50);
              case 8 -> fanfare.earnings().mature();
              case 12 -> {
                CreatorId other = creators.get((thread + 1 + n) % CREATORS);
                if (!other.equals(creator)) {
                  fanfare
                      .collaborations()
                      .propose(
                          CollaborationProposal.of(
                                  creator, other, CollaborationType.values()[n % 2])
                              .answeredWithin(Duration.ofSeconds(1)),
                          key(name));
                }
                yield fanfare.collaborations().expireDue(100);
              }
              case 9 -> fanfare.credits().spend(wallet, 3, key(name));
              case 10 ->
                  fanfare.earnings().recordSale(RevenueSource.TIP, cents(500), creator, key(name));
              default -> {
                fanfare.credits().grant(wallet, 5, GrantSource.PROMOTION, key(name));
                yield fanfare.events().deliver();
              }
            };
          });
      fanfare.events().deliver();

      Map<String, Long> last = new HashMap<>();
      for (RecordedEvent event : delivered) {
        Long before = last.put(event.event().subject(), event.sequence());
        assertThat(before == null || before < event.sequence()).as("%s", event).isTrue();
      }
      assertThat(fanfare.storage().events().waiting(1, Set.of())).isEmpty();
      at.assertSound();
    }

    /** Puts a tier in force for a moment, unless that has passed when its turn comes. */
    private Object override(CreatorId creator, String name) {
      Instant end = at.clock.instant().plusMillis(150);
      try {
        return fanfare.tiers().overrideTier(creator, "gold", "a favour", end, key(name));
      } catch (IllegalArgumentException tooLate) {
        assertThat(tooLate).hasMessageContaining("until must be after now");
        return "too late";
      }
    }

    /** A transaction of the host that changes several creators announces for all of them. */
    @Test
    void announcesInAnyOrder() throws Exception {
      List<CreatorId> creators = at.join(10);
      inParallel(
          threads,
          times,
          (thread, n) ->
              at.storage.inTransaction(
                  () -> {
                    // Each pair in one order only, as hosts have to; the announcements are more.
                    int first = (thread + n) % 9;
                    for (int i = first; i < first + 2; i++) {
                      fanfare
                          .credits()
                          .grant(
                              Wallet.of(creators.get(i), CreditType.SCRIPT),
                              2,
                              GrantSource.PROMOTION,
                              key("g-%d-%d-%d".formatted(thread, n, i)));
                    }
                    return first;
                  }));
      at.assertSound();
    }
  }
}
