package dev.fanfare.persistence.analytics;

import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fanfare.Fanfare;
import dev.fanfare.analytics.DayRange;
import dev.fanfare.analytics.Fact;
import dev.fanfare.analytics.Grain;
import dev.fanfare.analytics.LocalDay;
import dev.fanfare.analytics.Ranking;
import dev.fanfare.analytics.RollupStore;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.persistence.JpaStorage;
import dev.fanfare.persistence.internal.Database;
import dev.fanfare.persistence.testing.PlanCheck;
import dev.fanfare.persistence.testing.ScanCheck;
import dev.fanfare.persistence.testing.Storages;
import dev.fanfare.persistence.testing.TestDatabase;
import dev.fanfare.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day costs by its own rows: no table of history is read from end to end. */
class FigurePlansTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-11-01");
  private static final int DAYS = 120;
  private static final int GIFTS = 60;
  private static final LocalDate LAST = FIRST.plusDays(DAYS - 1);

  private Database connection;
  private PlanCheck plans;
  private RollupStore store;
  private Fanfare fanfare;

  @BeforeEach
  void fill() {
    TestDatabase database = TestDatabase.postgres();
    JpaStorage storage = JpaStorage.own(database.factory(), Storages.encryption());
    connection = database.database();
    store = new JpaRollupStore(connection);
    fanfare =
        Fanfare.builder()
            .storage(storage)
            .clock(new TestClock(LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()))
            .build();
    for (int day = 0; day < DAYS; day++) {
      fanfare.activity().record(facts(FIRST.plusDays(day), day));
    }
    fanfare.analytics().catchUp();
    fanfare.activity().record(facts(LAST.plusDays(1), DAYS));
    plans = PlanCheck.of(database);
  }

  private static List<Fact> facts(LocalDate day, int number) {
    List<Fact> facts = new ArrayList<>();
    Instant at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (int i = 0; i < GIFTS; i++) {
      int n = number * GIFTS + i;
      CreatorId creator = CreatorId.of("creator-" + n % 40);
      facts.add(
          i % 10 == 9
              ? new Fact.GiftRefunded(
                  "g" + n, at.plusSeconds(i), "g" + (n - 1), "f", creator, "s", "", 1, cents(1))
              : new Fact.GiftSent(
                  "g" + n,
                  at.plusSeconds(600L * i),
                  "fan-" + n % 3_000,
                  creator,
                  "spark-" + n % 7,
                  "",
                  1,
                  cents(100)));
    }
    for (int video = 0; video < 40; video++) {
      facts.add(new Fact.VideoStats("v" + video, creator(video), day, 10L * number, 1, 1, 1));
      facts.add(new Fact.FollowersCounted(creator(video), day, 100 + number));
    }
    return facts;
  }

  private static CreatorId creator(int i) {
    return CreatorId.of("creator-" + i);
  }

  @Test
  void readsNoTableFromEndToEnd() {
    LocalDay next = LocalDay.of(LAST.plusDays(1), ZoneOffset.UTC);
    DayRange week = DayRange.before(LAST, 7);
    Map<String, Runnable> reads = new LinkedHashMap<>();
    reads.put("a new day", () -> store.rollUp(next));
    reads.put("a day again", () -> store.rollUp(LocalDay.of(LAST, ZoneOffset.UTC)));
    reads.put("a creator's days", () -> store.creatorDays(creator(1), week));
    reads.put("a creator's revenue", () -> store.creatorRevenue(creator(1), week));
    reads.put("followers", () -> store.followersBefore(creator(1), LAST));
    reads.put("reach", () -> store.reach(creator(1), week));
    reads.put("a user's days", () -> store.userDays("fan-7", week));
    reads.put("a span", () -> store.span("fan-7"));
    reads.put("the ranking", () -> store.topCreators(week, Ranking.GIFT_REVENUE, USD, 10));
    reads.put("sparks", () -> store.topSparks(week, 10));
    reads.put("hours", () -> store.giftHours(week));
    reads.put("active users", () -> store.activeUsers(week));
    reads.put("cohorts", () -> store.lastingCohorts(Grain.DAY, week));
    reads.put("user days", () -> store.forEachUserDay(week, row -> {}));
    reads.put("video days", () -> store.forEachVideoDay(week, row -> {}));
    reads.put("creator days", () -> store.forEachCreatorDay(week, row -> {}));
    reads.put("gift hours", () -> store.forEachGiftHour(week, row -> {}));
    ScanCheck scans = ScanCheck.of(connection);
    for (Map.Entry<String, Runnable> read : reads.entrySet()) {
      assertThat(scans.wholeTables(read.getValue(), SMALL)).as(read.getKey()).isEmpty();
    }
  }

  /** What was never counted before costs no walk back through every day. */
  @Test
  void looksForTheLastCountByWhatWasCounted() {
    assertThat(plan(DayFacts.VIDEOS_ON_POSTGRESQL)).contains("using fanfare_video_day_video");
    assertThat(plan(DayFacts.FOLLOWERS)).contains("using fanfare_follower_count_pkey");
  }

  /**
   * Statistics know nothing of a day that has just begun, so the planner expects hardly a row of
   * it; rows are looked up by key whatever it expects, for nested loops over a day's rows take
   * minutes.
   */
  @Test
  void looksForTheRowsOfADayByTheirKeys() {
    Map<String, Object> values = Cohorts.values(Grain.DAY, LAST);
    LocalDay day = LocalDay.of(LAST, ZoneOffset.UTC);
    values.putAll(Map.of("day", LAST, "from", day.from(), "to", day.to()));
    NamedSql sql = DayRollUp.ON_POSTGRESQL;
    assertThat(String.join("\n", plans.plan(sql.text(), sql.values(values))))
        .contains("Tid Scan on fanfare_user_day w", "Tid Scan on fanfare_video_day w")
        .doesNotContain("Anti Join");
  }

  private String plan(String query) {
    NamedSql sql = NamedSql.of(query);
    return String.join("\n", plans.plan(sql.text(), sql.values(Map.of("day", LAST))));
  }

  /** Tables with a few rows for each day, of which reading all is right for years. */
  private static final List<String> SMALL =
      List.of(
          "fanfare_rollup",
          "fanfare_daily_analytics",
          "fanfare_daily_revenue",
          "fanfare_cohort_cell",
          "fanfare_rollup_bucket",
          "fanfare_rollup_awaited");
}
