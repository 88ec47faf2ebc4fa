package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static dev.fanfare.testing.Fixtures.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.RecordedEvent;
import dev.fanfare.testing.Parallel;
import dev.fanfare.testing.TestClock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnalyticsTest {
  private static final LocalDate D = LocalDate.parse("2026-03-02"); // a Monday

  private final TestClock clock = TestClock.at("2026-03-02T12:00:00Z");
  private final Storage storage = Storage.inMemory();
  private final Fanfare fanfare = platform(AnalyticsPolicy.standard());
  private final Analytics analytics = fanfare.analytics();
  private int ids;

  @Test
  void namesEveryDayAsMissingUntilSomethingIsComputed() {
    tell(seen(D, "u"));
    var before = analytics.daily(days(0, 1)).freshness();
    assertThat(before.status()).isEqualTo(Bucket.Status.PROVISIONAL);
    assertThat(before.missing()).containsExactly(D);
    analytics.catchUp();
    today(D.plusDays(9));
    analytics.catchUp();
    assertThat(analytics.daily(days(0, 1)).freshness().status()).isEqualTo(Bucket.Status.FINAL);
    assertThat(analytics.daily(days(20, 30)).freshness().status())
        .as("days to come")
        .isEqualTo(Bucket.Status.PROVISIONAL);
  }

  @Test
  void fillsEveryDayThatASkippedScheduleLeftOut() {
    tell(seen(D, "u"));
    assertThat(analytics.catchUp()).isEqualTo(new CatchUpReport(1, 1, 0, 0));
    today(D.plusDays(40));
    tell(seen(D.plusDays(20), "u"));
    assertThat(analytics.daily(days(0, 40)).freshness().missing()).hasSize(39);
    CatchUpReport report = analytics.catchUp();
    // Days 1 to 40; the weeks of days 0, 7, 14, 21, 28 and March are over.
    assertThat(report).isEqualTo(new CatchUpReport(40, 40, 0, 6));
    var daily = analytics.daily(days(0, 41));
    assertThat(daily.freshness().missing()).isEmpty();
    assertThat(daily.days()).hasSize(41);
    assertThat(daily.days().stream().filter(day -> day.activeUsers() > 0))
        .extracting(DailyAnalytics::day)
        .containsExactly(D, D.plusDays(20));
    assertThat(analytics.catchUp()).isEqualTo(new CatchUpReport(0, 0, 0, 0));
  }

  @Test
  void namesDaysThatAreNotComputedInsteadOfShowingZero() {
    tell(seen(D, "u"));
    today(D.plusDays(2));
    analytics.rollUp();
    var daily = analytics.daily(days(-5, 10));
    assertThat(daily.days()).extracting(DailyAnalytics::day).containsExactly(D, D.plusDays(2));
    assertThat(daily.freshness().missing())
        .as("before the first day there is nothing to know, and the future is not missing")
        .containsExactly(D.plusDays(1));
    assertThat(daily.freshness().status()).isEqualTo(Bucket.Status.PROVISIONAL);
    assertThat(daily.freshness().computedAt()).isEqualTo(clock.instant());
    assertThat(daily.freshness().zone()).isEqualTo(ZoneOffset.UTC);
  }

  @Test
  void knowsNothingAboutAnEmptyPlatform() {
    assertThat(analytics.catchUp()).isEqualTo(new CatchUpReport(0, 0, 0, 0));
    var daily = analytics.daily(days(-5, 1));
    assertThat(daily.days()).isEmpty();
    assertThat(daily.freshness().computedAt()).isNull();
    assertThat(analytics.dashboard(7).current().activeRate()).isEmpty();
    assertThat(analytics.creator(ADA, 7).latest()).isEmpty();
    assertThat(analytics.retention(Grain.DAY, RetentionMode.ON, days(-5, 1)).mean(0)).isEmpty();
  }

  @Test
  void makesADayFinalTwoDaysAfterItIsOver() {
    tell(seen(D, "u"));
    clock.set(D.plusDays(3).atStartOfDay().toInstant(ZoneOffset.UTC).minusNanos(1_000));
    analytics.catchUp();
    assertThat(status(D)).isEqualTo(Bucket.Status.PROVISIONAL);
    clock.set(D.plusDays(3).atStartOfDay().toInstant(ZoneOffset.UTC));
    analytics.catchUp();
    assertThat(status(D)).isEqualTo(Bucket.Status.FINAL);
    assertThat(status(D.plusDays(1))).isEqualTo(Bucket.Status.PROVISIONAL);
  }

  @Test
  void makesAWeekFinalTwoDaysAfterItIsOver() {
    tell(seen(D, "u"));
    today(D.plusDays(8));
    analytics.catchUp();
    assertThat(storage.rollups().bucket(Grain.WEEK, D).orElseThrow().status())
        .isEqualTo(Bucket.Status.PROVISIONAL);
    today(D.plusDays(9));
    analytics.catchUp();
    assertThat(storage.rollups().bucket(Grain.WEEK, D).orElseThrow().status())
        .isEqualTo(Bucket.Status.FINAL);
  }

  @Test
  void takesUtcByAnyOfItsNames() {
    tell(seen(D, "u"));
    analytics.catchUp();
    var utc = AnalyticsPolicy.builder("utc").zone(ZoneId.of("UTC")).build();
    assertThat(platform(utc).analytics().catchUp().days()).isZero();
  }

  @Test
  void countsAnEveningThatComesTwiceAsTheDayThatHasBegun() {
    // At 00:01 on 2010-11-07, 02:31 UTC, clocks in St. John's went back to 23:01 of the day before.
    var zone = AnalyticsPolicy.builder("nl").zone(ZoneId.of("America/St_Johns")).build();
    var there = platform(zone).analytics();
    LocalDate day = LocalDate.parse("2010-11-07");
    tell(new Fact.UserSeen(id(), Instant.parse("2010-11-06T12:00:00Z"), "u"));
    there.catchUp();
    Fact evening = new Fact.UserSeen(id(), Instant.parse("2010-11-07T02:45:00Z"), "v");
    tell(evening);
    there.catchUp();
    assertThat(there.daily(new DayRange(day.minusDays(1), day.plusDays(1))).days())
        .extracting(DailyAnalytics::activeUsers)
        .containsExactly(1L, 1L);
    var accumulator = RollupAccumulator.of(zone.zone());
    accumulator.add(BookedFact.of(evening));
    assertThat(accumulator.figures().keySet()).containsExactly(day);
  }

  @Test
  void measuresCreatorsWithTheGreatestCounts() {
    long most = Fact.Counter.MAX_COUNT;
    tell(new Fact.VideoStats("v", ADA, D, most, most, most, most));
    today(D.plusDays(1));
    analytics.catchUp();
    assertThat(analytics.creatorStats(ADA, D.plusDays(1), USD).value(Metric.ENGAGEMENT_RATE))
        .as("300 %")
        .hasValue(3_000_000);
  }

  @Test
  void letsALateFactIntoAFinalDayAndSaysSo() {
    tell(seen(D, "u"));
    today(D.plusDays(10));
    analytics.catchUp();
    assertThat(restated()).isEmpty();
    tell(seen(D, "late"));
    CatchUpReport report = analytics.catchUp();
    assertThat(report.restated()).isEqualTo(1);
    assertThat(analytics.daily(DayRange.day(D)).days().get(0).activeUsers()).isEqualTo(2);
    assertThat(status(D)).isEqualTo(Bucket.Status.FINAL);
    assertThat(restated()).containsExactly(new DayRestated(D, 2));
    tell(new Fact.UserSeen(id(), at(D), "late"));
    assertThat(analytics.catchUp())
        .as("computed, but the same")
        .isEqualTo(new CatchUpReport(1, 0, 0, 0));
    assertThat(restated()).hasSize(1);
  }

  @Test
  void refusesAnotherZoneAndNamesTheWayOut() {
    tell(new Fact.UserSeen(id(), Instant.parse("2026-03-02T03:00:00Z"), "u"));
    analytics.catchUp();
    ZoneId newYork = ZoneId.of("America/New_York");
    var other = platform(AnalyticsPolicy.builder("ny").zone(newYork).build()).analytics();
    assertThatThrownBy(other::catchUp)
        .isInstanceOf(AnalyticsZoneException.class)
        .hasMessageContaining("days in Z")
        .hasMessageContaining("America/New_York")
        .hasMessageContaining("rebuild()");
    assertThatThrownBy(() -> other.dashboard(7)).isInstanceOf(AnalyticsZoneException.class);
    assertThatThrownBy(() -> other.rebuild(DayRange.day(D)))
        .isInstanceOf(AnalyticsZoneException.class);
    other.rebuild();
    assertThat(other.daily(days(-1, 1)).days())
        .extracting(DailyAnalytics::day, DailyAnalytics::activeUsers)
        .as("10 in the evening of the day before in New York")
        .containsExactly(tuple(D.minusDays(1), 1L), tuple(D, 0L));
    assertThatThrownBy(analytics::catchUp).isInstanceOf(AnalyticsZoneException.class);
  }

  @Test
  void comesOutTheSameHoweverOftenADayIsComputed() {
    tell(gift(D, "u", 999), gift(D, "w", 1), seen(D, "x"));
    analytics.catchUp();
    RollupRows once = RollupRows.read(storage.rollups(), days(0, 1), Set.of("u", "w"));
    for (int i = 0; i < 10; i++) {
      assertThat(analytics.rebuild(DayRange.day(D)).changed()).isZero();
    }
    assertThat(RollupRows.read(storage.rollups(), days(0, 1), Set.of("u", "w"))).isEqualTo(once);
    assertThat(storage.rollups().bucket(Grain.DAY, D).orElseThrow().revision()).isEqualTo(1);
  }

  @Test
  void letsSeveralProcessesCatchUpAtOnce() throws Exception {
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      facts.add(gift(D.plusDays(i), "u" + i % 7, 100 + i));
    }
    today(D.plusDays(60));
    tell(facts.toArray(Fact[]::new));
    List<CatchUpReport> reports =
        Parallel.inParallel(4, 2, (thread, n) -> fanfare.analytics().catchUp());
    assertThat(reports.stream().mapToLong(CatchUpReport::days).sum()).isEqualTo(61);
    var model = new RollupModel(storage, ZoneOffset.UTC, analytics.today());
    assertThat(
            RollupRows.read(storage.rollups(), days(0, 61), model.users())
                .differencesFrom(model.rows(days(0, 61))))
        .isEmpty();
  }

  @Test
  void agreesWithEarningsToThePenny() {
    // 55 % of 1 cent is 0.55, rounded to 1; of 3 cents 1.65, rounded to 2; of 5 cents 2.75, to 3.
    tell(gift(D, "u", 1), gift(D, "u", 3), gift(D, "u", 5), gift(D, "u", 0));
    analytics.catchUp();
    var day = analytics.daily(DayRange.day(D)).days().get(0);
    assertThat(day.revenue(USD).gross()).isEqualTo(cents(9));
    assertThat(day.revenue(USD).creatorEarnings())
        .isEqualTo(cents(1 + 2 + 3))
        .isEqualTo(fanfare.earnings().balance(ADA, USD).pending());
    assertThat(day.revenue(USD).platformEarnings()).isEqualTo(cents(3));
    assertThat(day.gifts()).isEqualTo(3);
    assertThat(day.freeGifts()).isEqualTo(1);
    assertThat(day.averageGiftValue(USD)).contains(cents(3));
    assertThat(day.averageGiftValue(JPY)).isEmpty();
  }

  @Test
  void booksARefundOnTheDayOfTheRefund() {
    tell(gift(D, "u", 1_000));
    tell(refund(D.plusDays(1), "f1", 400));
    today(D.plusDays(1));
    analytics.catchUp();
    var breakdown = analytics.revenueBreakdown(days(0, 2));
    assertThat(breakdown.days())
        .containsExactly(
            new DailyRevenue(D, RevenueSource.GIFT, 1, cents(1_000), 0, cents(0), cents(550)),
            new DailyRevenue(
                D.plusDays(1), RevenueSource.GIFT, 0, cents(0), 1, cents(400), cents(-220)));
    assertThat(breakdown.total(USD).net()).isEqualTo(cents(600));
    assertThat(breakdown.of(RevenueSource.GIFT, USD)).isEqualTo(breakdown.total(USD));
    assertThat(breakdown.of(RevenueSource.AD, USD)).isEqualTo(RevenueFigures.none(USD));
    assertThat(analytics.creator(ADA, DayRange.day(D.plusDays(1))).current().gifts()).isZero();
    assertThat(analytics.creator(ADA, DayRange.day(D.plusDays(1))).giftRevenue(USD))
        .isEqualTo(new Change(-220, 550));
  }

  @Test
  void leavesOutWhatWasBookedPastTheDoor() {
    fanfare.earnings().recordSale(RevenueSource.GIFT, cents(500), ADA, key("past"));
    tell(gift(D, "u", 100));
    analytics.catchUp();
    assertThat(analytics.revenueBreakdown(days(0, 1)).total(USD).gross()).isEqualTo(cents(100));
  }

  @Test
  void comparesWithTheAdjacentPeriodOfTheSameLength() {
    tell(gift(D, "a", 400), gift(D.plusDays(1), "b", 100), seen(D.plusDays(1), "a"));
    tell(
        gift(D.plusDays(2), "a", 300),
        gift(D.plusDays(3), "a", 300),
        gift(D.plusDays(3), "c", 300));
    tell(gift(D.plusDays(4), "today", 99_999));
    today(D.plusDays(4));
    analytics.catchUp();
    var summary = analytics.dashboard(2);
    assertThat(summary.current().range()).as("without today").isEqualTo(days(2, 4));
    assertThat(summary.previous().range()).isEqualTo(days(0, 2));
    assertThat(summary.gross(USD)).isEqualTo(new Change(900, 500));
    assertThat(summary.gross(USD).growth().map(Ratio::percent)).hasToString("Optional[80.00]");
    assertThat(summary.newUsers()).isEqualTo(new Change(1, 2));
    assertThat(summary.totalUsers()).isEqualTo(new Change(3, 2));
    assertThat(summary.gifts()).isEqualTo(new Change(3, 2));
    // 1 of 1 and 2 of 2 users; then 1 of 2 and 2 of 3.
    assertThat(summary.activeRate()).isEqualTo(new RateChange(new Ratio(3, 5), new Ratio(3, 3)));
    assertThat(summary.activeRate().points()).hasToString("Optional[-40.00]");
    assertThat(summary.refunded(USD).growth()).as("from nothing").isEmpty();
    assertThat(summary.days()).hasSize(2);
    assertThat(analytics.activeUsers(days(0, 4)).users()).isEqualTo(3);
  }

  @Test
  void showsACreatorWithFollowersAsLastCounted() {
    tell(
        new Fact.FollowersCounted(ADA, D.minusDays(9), 50),
        stats("v", D.minusDays(9), 100, 10),
        stats("v", D, 300, 20),
        stats("v", D.plusDays(1), 250, 21),
        new Fact.FollowersCounted(ADA, D.plusDays(1), 60),
        gift(D.plusDays(1), "u", 100));
    today(D.plusDays(3));
    analytics.catchUp();
    var dashboard = analytics.creator(ADA, days(0, 3));
    assertThat(dashboard.days())
        .extracting(CreatorMetrics::followers, CreatorMetrics::followersGained)
        .containsExactly(tuple(50L, null), tuple(60L, 10L), tuple(60L, null));
    assertThat(dashboard.views()).isEqualTo(new Change(200, 0));
    assertThat(dashboard.current().gained()).isEqualTo(new VideoCounts(200, 11, 0, 0));
    assertThat(dashboard.current().engagementRate())
        .as("a ratio of sums; views are no interaction")
        .contains(new Ratio(11, 200));
    assertThat(dashboard.days().get(1).engagementRate()).as("no views that day").isEmpty();
    assertThat(dashboard.followers()).contains(new Change(60, 50));
    assertThat(dashboard.latest().orElseThrow().day()).isEqualTo(D.plusDays(2));
    assertThat(dashboard.current().followersGained()).isEqualTo(10);
  }

  @Test
  void leavesRetentionAbsentUntilTheDayIsOver() {
    tell(seen(D, "u"), seen(D, "w"), seen(D.plusDays(1), "u"), seen(D.plusDays(1), "x"));
    today(D.plusDays(2));
    analytics.catchUp();
    var on = analytics.retention(Grain.DAY, RetentionMode.ON, days(0, 30));
    assertThat(on.cohorts())
        .containsExactly(
            new Cohort(D, 2, List.of(new Cohort.Cell(0, 2), new Cohort.Cell(1, 1))),
            new Cohort(D.plusDays(1), 1, List.of(new Cohort.Cell(0, 1))));
    assertThat(on.cohorts().get(0).retained(7)).isEmpty();
    assertThat(on.cohorts().get(0).rate(1)).contains(new Ratio(1, 2));
    today(D.plusDays(3));
    analytics.catchUp();
    var later = analytics.retention(Grain.DAY, RetentionMode.ON, days(0, 30));
    assertThat(later.cohorts().get(1).retained(1)).as("over, and nobody came").hasValue(0);
    assertThat(later.mean(1)).as("1 of 2 and 0 of 1").contains(new Ratio(1, 3));
    assertThat(later.mean(7)).isEmpty();
  }

  @Test
  void keepsTheModesOfRetentionApart() {
    tell(seen(D, "u"), seen(D.plusDays(5), "u"), seen(D, "w"));
    today(D.plusDays(9));
    analytics.catchUp();
    var on = analytics.retention(Grain.DAY, RetentionMode.ON, days(0, 1)).cohorts().get(0);
    var later =
        analytics.retention(Grain.DAY, RetentionMode.ON_OR_AFTER, days(0, 1)).cohorts().get(0);
    assertThat(on.retained(1)).hasValue(0);
    assertThat(later.retained(1)).hasValue(1);
    assertThat(later.retained(7)).hasValue(0);
  }

  @Test
  void hidesWeeksAndMonthsThatAreNotOver() {
    tell(seen(D, "u"), seen(D.plusDays(7), "u"));
    today(D.plusDays(13));
    analytics.catchUp();
    var table = analytics.retention(Grain.WEEK, RetentionMode.ON, days(0, 30));
    assertThat(table.cohorts()).containsExactly(new Cohort(D, 1, List.of(new Cohort.Cell(0, 1))));
    assertThat(table.freshness().missing()).isEmpty();
    assertThat(analytics.retention(Grain.MONTH, RetentionMode.ON, days(-1, 30)).cohorts())
        .isEmpty();
    today(D.plusDays(14));
    analytics.catchUp();
    assertThat(analytics.retention(Grain.WEEK, RetentionMode.ON, days(0, 1)).cohorts())
        .containsExactly(new Cohort(D, 1, List.of(new Cohort.Cell(0, 1), new Cohort.Cell(1, 1))));
  }

  @Test
  void showsWhenGiftsAreSentByTheClockOnTheWall() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    Storage own = Storage.inMemory();
    var host =
        Fanfare.builder()
            .storage(own)
            .clock(clock)
            .analyticsPolicy(AnalyticsPolicy.builder("b").zone(berlin).build())
            .build();
    // Clocks go from 2:00 to 3:00 on Sunday, 29 March 2026.
    clock.set("2026-04-01T00:00:00Z");
    host.activity()
        .record(
            List.of(
                giftAt("2026-03-22T00:30:00Z"),
                giftAt("2026-03-29T00:30:00Z"),
                giftAt("2026-03-29T01:30:00Z")));
    host.analytics().catchUp();
    var heat = host.analytics().giftHeat(new DayRange(D, D.plusDays(40)));
    assertThat(heat.cells()).hasSize(168);
    assertThat(heat.at(DayOfWeek.SUNDAY, 1).sends()).isEqualTo(2);
    assertThat(heat.at(DayOfWeek.SUNDAY, 2).sends()).isZero();
    assertThat(heat.at(DayOfWeek.SUNDAY, 3).sends()).isEqualTo(1);
    assertThat(heat.at(DayOfWeek.SUNDAY, 3).revenue(USD)).isEqualTo(cents(100));
  }

  @Test
  void givesTiersTheFiguresThatItHas() {
    tell(
        new Fact.FollowersCounted(ADA, D, 1_500),
        stats("v", D, 100, 10),
        stats("v", D.plusDays(40), 400, 40),
        stats("w", D.plusDays(40), 101, 0),
        gift(D, "u", 100),
        gift(D.plusDays(40), "u", 1_000));
    today(D.plusDays(41));
    var early = analytics.creatorStats(ADA, D.plusDays(41), USD);
    assertThat(early.has(Metric.AVERAGE_VIEWS)).as("nothing computed").isFalse();
    analytics.catchUp();
    var stats = analytics.creatorStats(ADA, D.plusDays(41), USD);
    assertThat(stats)
        .isEqualTo(
            CreatorStats.of(ADA, USD)
                .followers(1_500)
                .monthlyRevenue(cents(550))
                .averageViews((300 + 101) / 2)
                .totalViews(501)
                .set(Metric.BEST_VIDEO_VIEWS, 400)
                .engagement(30, 401)
                .build());
    assertThat(analytics.creatorStats(BEN, D.plusDays(41), USD).measured())
        .containsOnlyKeys("monthly_revenue");
  }

  @Test
  void handsOverEveryCreatorForAnExport() {
    tell(gift(D, "u", 1_000), gift(D.plusDays(1), "u", 1));
    tell(refund(D.plusDays(2), "f1", 400));
    today(D.plusDays(2));
    analytics.catchUp();
    List<CreatorMetrics> rows = new ArrayList<>();
    analytics.forEachCreator(days(0, 9), rows::add);
    assertThat(rows)
        .extracting(CreatorMetrics::gifts, row -> row.giftRevenue(USD))
        .as("the day of the refund too")
        .containsExactly(tuple(1L, cents(550)), tuple(1L, cents(1)), tuple(0L, cents(-220)));
  }

  @Test
  void saysWhatAUserDid() {
    tell(
        new Fact.UserJoined(id(), at(D), "u"),
        new Fact.SessionEnded(id(), at(D.plusDays(1)), "u", Duration.ofMinutes(3), 4),
        gift(D.plusDays(1), "u", 100));
    today(D.plusDays(1));
    analytics.catchUp();
    var user = analytics.user("u", days(0, 9));
    assertThat(user.days()).containsExactly(new UserDay(D.plusDays(1), "u", 1, 180, 4, 1));
    assertThat(user.span()).isEqualTo(new UserSpan("u", D, D.plusDays(1), D.plusDays(1)));
    assertThat(analytics.user("nobody", days(0, 9)).span()).isNull();
  }

  @Test
  void saysHowPopularASparkIs() {
    tell(gift(D, "u", 100), gift(D, "u", 200), gift(D, "u", 0));
    tell(new Fact.GiftSent(id(), at(D), "u", ADA, "star", "", 1, cents(50)));
    analytics.catchUp();
    var top = analytics.topSparks(days(0, 1), 1);
    assertThat(top.sparks()).containsExactly(new SparkTotal("rose", 2, cents(300), cents(165)));
    assertThat(top.popularity(top.sparks().get(0))).contains(new Ratio(2, 3));
    assertThat(top.sparks().get(0).averageValue()).contains(cents(150));
    assertThat(analytics.topCreators(days(0, 1), Ranking.GIFTS, USD, 5).creators())
        .extracting(CreatorRank::creator, CreatorRank::gifts)
        .containsExactly(tuple(ADA, 3L));
  }

  private Fanfare platform(AnalyticsPolicy policy) {
    return Fanfare.builder().storage(storage).clock(clock).analyticsPolicy(policy).build();
  }

  private void tell(Fact... facts) {
    assertThat(fanfare.activity().record(List.of(facts)).rejected()).isEmpty();
  }

  private void today(LocalDate day) {
    clock.set(at(day));
  }

  private static Instant at(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static DayRange days(int from, int to) {
    return new DayRange(D.plusDays(from), D.plusDays(to));
  }

  private Bucket.Status status(LocalDate day) {
    return analytics.daily(DayRange.day(day)).freshness().status();
  }

  private List<DayRestated> restated() {
    return storage.events().waiting(100, Set.of()).stream()
        .map(RecordedEvent::event)
        .filter(DayRestated.class::isInstance)
        .map(DayRestated.class::cast)
        .toList();
  }

  private String id() {
    return "f" + ++ids;
  }

  private Fact seen(LocalDate day, String user) {
    return new Fact.UserSeen(id(), at(day), user);
  }

  private Fact gift(LocalDate day, String user, long cents) {
    return new Fact.GiftSent(id(), at(day), user, ADA, "rose", "Rose", 1, cents(cents));
  }

  private Fact giftAt(String at) {
    return new Fact.GiftSent(id(), Instant.parse(at), "u", ADA, "rose", "Rose", 1, cents(100));
  }

  private Fact refund(LocalDate day, String of, long cents) {
    return new Fact.GiftRefunded(id(), at(day), of, "u", ADA, "rose", "Rose", 1, cents(cents));
  }

  private static Fact stats(String video, LocalDate day, long views, long likes) {
    return new Fact.VideoStats(video, ADA, day, views, likes, 0, 0);
  }
}
