package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.achievement.AchievementPolicy;
import dev.fanfare.achievement.AchievementRule;
import dev.fanfare.achievement.Achievements;
import dev.fanfare.collaboration.CollaborationProposal;
import dev.fanfare.collaboration.CollaborationType;
import dev.fanfare.collaboration.Collaborations;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.credit.CreditType;
import dev.fanfare.credit.Wallet;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Money;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The programs of docs/collaborations-and-achievements.md. */
class CollaborationsAndAchievementsDocsTest {
  private final TestClock clock = TestClock.at("2026-03-02T09:00:00Z");
  private final Fanfare fanfare = Fanfare.builder().clock(clock).build();
  private final CreatorId ada = CreatorId.of("ada");
  private final CreatorId ben = CreatorId.of("ben");

  @Test
  void collaborate() {
    // snippet: collaboration
    Collaborations collaborations = fanfare.collaborations();
    var proposal =
        CollaborationProposal.of(ada, ben, CollaborationType.DUET) // 50/50, 14 days to answer
            .sharing(60, 40)
            .describedAs("A duet about spring")
            .answeredWithin(Duration.ofDays(3));
    var result = collaborations.propose(proposal, IdempotencyKey.of("duet-form-5"));

    if (result instanceof Collaborations.ProposeResult.Proposed proposed) {
      var duet = proposed.collaboration();
      collaborations.accept(duet, ada, IdempotencyKey.of("answer-0")); // NotYours: only Ben may
      collaborations.accept(duet, ben, IdempotencyKey.of("answer-1")); // Changed[ACCEPTED]

      var split = collaborations.splitFor(duet).orElseThrow(); // ada 60, ben 40
      var sale =
          new Revenue.NewSale(
              "duet-gift-1", RevenueSource.GIFT, clock.instant(), Money.of("10.00", "USD"), split);
      fanfare.earnings().recordSale(sale, IdempotencyKey.of("duet-gift-1"));
      // Ada: 55 % of 6.00 = 3.30 USD. Ben: 55 % of 4.00 = 2.20 USD. The platform: 4.50 USD.
    }
    // end
    var duet = ((Collaborations.ProposeResult.Proposed) result).collaboration();
    assertThat(collaborations.accept(duet, ada, IdempotencyKey.of("answer-0")))
        .isInstanceOf(Collaborations.ChangeResult.NotYours.class);
    assertThat(collaborations.accept(duet, ben, IdempotencyKey.of("answer-1")))
        .asString()
        .contains("Changed", "ACCEPTED");
    assertThat(fanfare.earnings().balance(ada, USD).pending()).isEqualTo(usd("3.30"));
    assertThat(fanfare.earnings().balance(ben, USD).pending()).isEqualTo(usd("2.20"));
    assertThat(fanfare.auditor().verify()).isEmpty();
  }

  @Test
  void achieve() {
    // snippet: achievement
    Achievements achievements = fanfare.achievements();
    CreatorStats stats = CreatorStats.of(ada, USD).totalViews(12_000).followers(400).build();
    var checked = achievements.check(stats, IdempotencyKey.of("achievements-ada-2026-03-02"));
    checked.unlocked(); // views_1k and views_10k, 100 general credits each

    achievements.check(stats, IdempotencyKey.of("achievements-ada-2026-03-03")); // nothing new
    achievements.progress(stats).get(2).missing(); // views_100k: 88 000 views
    // end
    assertThat(checked.unlocked()).extracting("code").containsExactly("views_1k", "views_10k");
    assertThat(fanfare.credits().balance(Wallet.of(ada, CreditType.GENERAL)).available())
        .isEqualTo(200);
    assertThat(achievements.progress(stats).get(2).missing()).isEqualTo(88_000);
  }

  @Test
  void ownAchievements() {
    // snippet: achievement-policy
    Metric streams = Metric.of("streams_this_month", Metric.Unit.COUNT);
    AchievementPolicy policy =
        new AchievementPolicy(
            "mine-1",
            Instant.parse("2026-01-01T00:00:00Z"),
            List.of(
                new AchievementRule(
                    "streamer", "Streamer", "20 streams in a month", streams, 20, "🎥", 50)));
    Fanfare host = Fanfare.builder().clock(clock).achievementPolicy(policy).build();
    // end
    var stats = CreatorStats.of(ada, USD).set(streams, 20).build();
    assertThat(host.achievements().check(stats, IdempotencyKey.of("one")).unlocked()).hasSize(1);
  }
}
