package dev.fanfare.docs;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.Analytics;
import dev.fanfare.analytics.AnalyticsPolicy;
import dev.fanfare.analytics.BookedFact;
import dev.fanfare.analytics.CatchUpReport;
import dev.fanfare.analytics.CreatorDashboard;
import dev.fanfare.analytics.DashboardSummary;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.DayRestated;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.ForecastSubject;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.Ranking;
import dev.fanfare.analytics.RetentionMode;
import dev.fanfare.analytics.RetentionTable;
import dev.fanfare.analytics.RollupAccumulator;
import dev.fanfare.analytics.TopCreators;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.forecast.Forecast;
import dev.fanfare.forecast.ForecastResult;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The programs of docs/analytics.md. */
class AnalyticsDocsTest {
  private final TestClock clock = TestClock.at("2026-03-04T09:00:00Z");
  private final Fanfare fanfare = Fanfare.builder().clock(clock).build();
  private final CreatorId ada = CreatorId.of("ada");
  private final Asset usd = Asset.of("USD");

  @Test
  void forecast() {
    for (int day = 2; day < 30; day++) {
      String at = "2026-03-%02dT09:00:00Z".formatted(day);
      fanfare.activity().record(List.of(gift("g-" + day, at, Money.of("20.00", "USD"))));
    }
    clock.set("2026-03-30T01:00:00Z");
    fanfare.analytics().catchUp();
    // snippet: analytics-forecast
    ForecastSubject net = ForecastSubject.netRevenue(usd);
    ForecastResult result = fanfare.forecasts().forecast(net, 7); // today and six days after it
    if (result instanceof Forecast week) {
      week.steps().get(0).point(); // 20.0 dollars: whole units, not cents
      week.total().point(); // 140.0
      week.total().interval(95).upper(); // the sum of the days' bounds would be too wide
    } // else InsufficientData(needed, have): fewer than three days to go by, and nothing is kept

    fanfare.forecasts().latest(net); // what was forecast last, day by day
    fanfare.forecasts().followUp(); // puts what came beside it, once a day is final
    fanfare.forecasts().accuracy(net, 10); // of the last ten: MAPE, MASE, how many intervals held
    // end
    Forecast week = (Forecast) result;
    assertThat(week.steps().get(0).start().toLocalDate()).isEqualTo("2026-03-30");
    assertThat(week.steps().get(0).point()).isCloseTo(20, within(1e-9));
    assertThat(week.total().point()).isCloseTo(140, within(1e-9));
    assertThat(fanfare.forecasts().latest(net)).isPresent();
    assertThat(fanfare.forecasts().followUp()).isZero();
    assertThat(fanfare.forecasts().accuracy(net, 10).scored()).isZero();
  }

  @Test
  void firstFigures() {
    // snippet: analytics-start
    Instant at = Instant.parse("2026-03-02T08:15:00Z");
    LocalDate day = LocalDate.parse("2026-03-02");
    Money paid = Money.of("20.00", "USD");
    fanfare
        .activity()
        .record(
            List.of(
                new Fact.UserJoined("u-1", at, "fan-8"),
                new Fact.UserSeen("s-1", at, "fan-9"),
                new Fact.SessionEnded("e-1", at, "fan-9", Duration.ofMinutes(12), 5),
                new Fact.GiftSent("g-1", at, "fan-9", ada, "rose", "Rose", 4, paid),
                new Fact.VideoStats("v-1", ada, day, 1_500, 90, 12, 3),
                new Fact.FollowersCounted(ada, day, 420)));

    Analytics analytics = fanfare.analytics();
    analytics.catchUp();

    DashboardSummary summary = analytics.dashboard(30);
    summary.totalUsers(); // 2 now, 0 before
    summary.gross(usd); // 2000 cents now, 0 before
    summary.activeRate(); // 1 of 2 users on 2 March and none of 2 on the 3rd: 25 %
    summary.freshness().status(); // PROVISIONAL: the days are not over for long
    // end
    assertThat(summary.totalUsers().current()).isEqualTo(2);
    assertThat(summary.totalUsers().previous()).isZero();
    assertThat(summary.gross(USD).current()).isEqualTo(2_000);
    assertThat(summary.activeRate().current()).hasToString("25.00%");
    assertThat(summary.freshness().status()).hasToString("PROVISIONAL");

    // snippet: analytics-views
    CreatorDashboard creator = analytics.creator(ada, 30);
    creator.current().gained().views(); // 1500
    creator.current().engagementRate(); // 105 of 1500: 7 %
    creator.current().giftRevenue(usd); // 11.00 USD, ada's 55 % of 20.00
    creator.current().followers(); // 420

    DayRange march = new DayRange(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-01"));
    RetentionTable table = analytics.retention(Grain.DAY, RetentionMode.ON, march);
    table.mean(1); // 0 of 1: fan-9 was first active on the 2nd, and not on the 3rd
    table.mean(7); // empty: 9 March is not over

    TopCreators top = analytics.topCreators(march, Ranking.GIFT_REVENUE, usd, 10);
    analytics.revenueBreakdown(30); // by day and source
    analytics.giftHeat(march); // by weekday and hour
    analytics.topSparks(march, 10); // by how many were sent
    analytics.activeUsers(march).users(); // 1: people, not days
    // end
    assertThat(creator.current().gained().views()).isEqualTo(1_500);
    assertThat(creator.current().engagementRate()).hasToString("Optional[7.00%]");
    assertThat(creator.current().giftRevenue(USD)).isEqualTo(usd("11.00"));
    assertThat(creator.current().followers()).isEqualTo(420);
    assertThat(table.mean(1)).hasToString("Optional[0.00%]");
    assertThat(table.mean(7)).isEmpty();
    assertThat(top.creators().get(0).giftRevenue()).isEqualTo(usd("11.00"));
    assertThat(analytics.activeUsers(march).users()).isEqualTo(1);

    // snippet: analytics-tiers
    CreatorStats stats = analytics.creatorStats(ada, analytics.today(), usd);
    stats.measured(); // average_views, best_video_views, engagement_rate, followers, ...
    // end
    assertThat(stats.measured())
        .containsOnlyKeys(
            "average_views",
            "best_video_views",
            "engagement_rate",
            "followers",
            "monthly_revenue",
            "total_views");
  }

  @Test
  void lateFacts() {
    Analytics analytics = fanfare.analytics();
    Money paid = Money.of("20.00", "USD");
    fanfare.activity().record(List.of(gift("g-1", "2026-03-02T08:15:00Z", paid)));
    List<DayRestated> restated = new ArrayList<>();
    // snippet: analytics-late
    fanfare.events().subscribe(DayRestated.class, event -> restated.add(event));
    clock.set(Instant.parse("2026-03-09T00:30:00Z"));
    analytics.catchUp(); // 2 March is final now

    fanfare.activity().record(List.of(gift("g-2", "2026-03-02T23:59:59Z", paid)));
    CatchUpReport report = analytics.catchUp();
    report.days(); // 1: what changed, and nothing else
    report.restated(); // 1
    fanfare.events().deliver(); // DayRestated[day=2026-03-02, revision=2]
    // end
    assertThat(report.days()).isEqualTo(1);
    assertThat(report.restated()).isEqualTo(1);
    assertThat(restated).containsExactly(new DayRestated(LocalDate.parse("2026-03-02"), 2));
  }

  private Fact gift(String id, String at, Money paid) {
    return new Fact.GiftSent(id, Instant.parse(at), "fan-9", ada, "rose", "Rose", 1, paid);
  }

  @Test
  void zones() {
    // snippet: analytics-policy
    AnalyticsPolicy policy =
        AnalyticsPolicy.builder("berlin-2026")
            .zone(ZoneId.of("Europe/Berlin")) // whose days are counted; UTC unless you say so
            .finality(Duration.ofDays(3)) // how long a day that is over stays provisional
            .build();
    Fanfare host = Fanfare.builder().clock(clock).analyticsPolicy(policy).build();
    // end
    assertThat(host.analytics().policy()).isEqualTo(policy);
  }

  @Test
  void elsewhere() {
    List<BookedFact> yours =
        List.of(BookedFact.of(new Fact.UserSeen("s", Instant.parse("2026-03-02T08:15:00Z"), "f")));
    ZoneId zone = ZoneId.of("Europe/Berlin");
    // snippet: analytics-accumulator
    RollupAccumulator one = RollupAccumulator.of(zone);
    RollupAccumulator other = RollupAccumulator.of(zone); // on another machine, say
    yours.forEach(other::add);
    one.merge(other);
    one.figures(); // by day; the same for any pieces in any order
    // end
    assertThat(one.figures()).hasSize(1);
    assertThat(Optional.of(one.figures().firstKey())).contains(LocalDate.parse("2026-03-02"));
  }
}
