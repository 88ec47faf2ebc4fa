package dev.fanfare.analytics;

import static dev.fanfare.testing.Fixtures.ADA;
import static dev.fanfare.testing.Fixtures.BEN;
import static dev.fanfare.testing.Fixtures.CLEO;
import static dev.fanfare.testing.Fixtures.JPY;
import static dev.fanfare.testing.Fixtures.USD;
import static dev.fanfare.testing.Fixtures.cents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fanfare.Fanfare;
import dev.fanfare.Storage;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.earning.Revenue;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import dev.fanfare.money.RevenueSplit;
import dev.fanfare.testing.Background;
import dev.fanfare.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link RollupStore} does. Extend it and hand over an empty storage for each test; that
 * figures are right whatever happens is for {@code SameFiguresContract}.
 */
public abstract class RollupStoreContract {
  private static final LocalDate D = LocalDate.parse("2026-03-02"); // a Monday
  private static final DayRange DAY = DayRange.day(D);
  private static final DayRange ALL = new DayRange(D.minusDays(100), D.plusDays(100));

  private Storage storage;
  private RollupStore store;
  private Fanfare fanfare;
  private int ids;

  /** Returns storage without anything in it. */
  protected abstract Storage newStorage();

  @BeforeEach
  void open() {
    storage = newStorage();
    store = storage.rollups();
    fanfare =
        Fanfare.builder().storage(storage).clock(TestClock.at("2026-07-01T12:00:00Z")).build();
  }

  @Test
  void knowsNoZoneUntilItIsReset() {
    assertThat(store.zone()).isEmpty();
    assertThat(storage.inTransaction(() -> store.lock())).isEmpty();
    assertThat(store.zone()).as("locked, but of no zone").isEmpty();
    reset(ZoneId.of("Europe/Berlin"));
    assertThat(store.zone()).contains(ZoneId.of("Europe/Berlin"));
    assertThat(storage.inTransaction(() -> store.lock())).contains(ZoneId.of("Europe/Berlin"));
    reset(ZoneOffset.UTC);
    assertThat(store.zone()).contains(ZoneOffset.UTC);
  }

  @Test
  void awaitsDaysOfAnyYear() {
    LocalDate first = LocalDate.of(-4000, 1, 1);
    LocalDate last = LocalDate.of(200_000, 1, 1);
    reset(ZoneOffset.UTC);
    storage.inTransaction(() -> store.await(Grain.DAY, List.of(last)));
    assertThat(store.nextAwaited(Grain.DAY, last.plusDays(1))).contains(last);
    storage.inTransaction(() -> store.await(Grain.DAY, List.of(first, LocalDate.of(0, 3, 1))));
    assertThat(store.firstDay()).contains(first);
  }

  @Test
  void letsOneAtATimeCompute() throws Exception {
    reset(ZoneOffset.UTC);
    var locked = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Background<Boolean> first =
        Background.start(
            () ->
                storage.inTransaction(
                    () -> {
                      store.lock();
                      locked.countDown();
                      return awaited(go);
                    }));
    locked.await();
    Background<Optional<ZoneId>> second =
        Background.start(() -> storage.inTransaction(() -> store.lock()));
    boolean overtook = second.endsSoon();
    go.countDown();
    assertThat(first.result()).isTrue();
    assertThat(second.result()).contains(ZoneOffset.UTC);
    assertThat(overtook).isFalse();
  }

  @Test
  void forgetsEverythingAndMarksEveryFactWhenReset() {
    tell(seen(D, "u"), stats("v", ADA, D.plusDays(1), 5), followers(ADA, D.plusDays(2), 7));
    reset(ZoneOffset.UTC);
    var marks = storage.inTransaction(() -> store.takeMarks());
    assertThat(marks)
        .isEqualTo(new RollupStore.Marks(Set.of(noon(D)), Set.of(D.plusDays(1), D.plusDays(2))));
    await(Grain.DAY, D);
    await(Grain.WEEK, D);
    rollUp(D);
    save(Grain.DAY, D, Bucket.Status.FINAL);
    reset(ZoneOffset.UTC);
    assertThat(storage.inTransaction(() -> store.takeMarks())).isEqualTo(marks);
    assertThat(store.firstDay()).isEmpty();
    assertThat(store.nextAwaited(Grain.WEEK, D.plusDays(9))).isEmpty();
    assertThat(store.users(ALL)).isEmpty();
    assertThat(store.span("u")).isEmpty();
    assertThat(store.buckets(Grain.DAY, ALL)).isEmpty();
  }

  @Test
  void namesTheFirstBucketThatWaits() {
    await(Grain.DAY, D.plusDays(3), D, D.plusDays(1));
    await(Grain.DAY, D);
    await(Grain.WEEK, D.minusDays(7));
    assertThat(store.nextAwaited(Grain.DAY, D)).isEmpty();
    assertThat(store.nextAwaited(Grain.DAY, D.plusDays(1))).contains(D);
    assertThat(store.nextAwaited(Grain.MONTH, D.plusDays(1))).isEmpty();
    assertThat(store.nextAwaited(Grain.WEEK, D)).contains(D.minusDays(7));
    save(Grain.DAY, D, Bucket.Status.PROVISIONAL);
    assertThat(store.nextAwaited(Grain.DAY, D.plusDays(9))).contains(D.plusDays(1));
    await(Grain.DAY, D);
    assertThat(store.nextAwaited(Grain.DAY, D.plusDays(9))).as("changed again").contains(D);
    assertThat(store.bucket(Grain.DAY, D)).as("still known as computed").isPresent();
  }

  @Test
  void keepsBuckets() {
    var bucket =
        new Bucket(
            Grain.DAY, D, Instant.parse("2026-03-04T00:00:00.123456Z"), Bucket.Status.FINAL, 3);
    assertThat(store.bucket(Grain.DAY, D)).isEmpty();
    change(() -> store.save(bucket));
    assertThat(store.bucket(Grain.DAY, D)).contains(bucket);
    assertThat(store.bucket(Grain.WEEK, D)).isEmpty();
    save(Grain.DAY, D.plusDays(2), Bucket.Status.PROVISIONAL);
    save(Grain.DAY, D.plusDays(1), Bucket.Status.PROVISIONAL);
    assertThat(store.buckets(Grain.DAY, new DayRange(D, D.plusDays(2))))
        .extracting(Bucket::start)
        .containsExactly(D, D.plusDays(1));
    assertThat(store.buckets(Grain.DAY, new DayRange(D, D))).isEmpty();
    assertThat(store.firstDay()).contains(D);
    await(Grain.DAY, D.plusDays(3), D.minusDays(1), D.plusDays(2));
    assertThat(store.firstDay()).contains(D.minusDays(1));
    assertThat(store.buckets(Grain.DAY, ALL)).as("waiting is not computed").hasSize(3);
  }

  @Test
  void makesBucketsFinalThatDoNotWait() {
    for (int i = 0; i < 4; i++) {
      save(Grain.DAY, D.plusDays(i), Bucket.Status.PROVISIONAL);
    }
    save(Grain.WEEK, D, Bucket.Status.PROVISIONAL);
    await(Grain.DAY, D.plusDays(1));
    change(() -> store.finish(Grain.DAY, D.plusDays(3)));
    assertThat(store.buckets(Grain.DAY, ALL))
        .extracting(Bucket::status)
        .containsExactly(
            Bucket.Status.FINAL,
            Bucket.Status.PROVISIONAL,
            Bucket.Status.FINAL,
            Bucket.Status.PROVISIONAL);
    assertThat(store.bucket(Grain.WEEK, D).orElseThrow().status())
        .isEqualTo(Bucket.Status.PROVISIONAL);
    assertThat(store.nextAwaited(Grain.DAY, D.plusDays(9))).contains(D.plusDays(1));
  }

  @Test
  void saysWhetherADayCameOutOtherwise() {
    reset(ZoneOffset.UTC);
    tell(gift("u", ADA, "rose", 100, D));
    assertThat(rollUp(D).changed()).isTrue();
    assertThat(rollUp(D)).isEqualTo(new RolledDay(false, Set.of(), Set.of()));
    tell(new Fact.GiftSent(id(), noon(D), null, ADA, "rose", "", 1, cents(0)));
    assertThat(rollUp(D).changed()).as("one free gift more").isTrue();
    tell(new Fact.UserJoined(id(), noon(D.minusDays(1)), "known"));
    rollUp(D.minusDays(1));
    tell(new Fact.UserJoined(id(), noon(D), "known"));
    assertThat(rollUp(D).changed()).as("somebody joined who was known").isFalse();
    assertThat(rollUp(D.plusDays(1)).changed()).as("a day without anything, at first").isTrue();
    assertThat(rollUp(D.plusDays(1)).changed()).isFalse();
  }

  @Test
  void namesTheDaysFromWhichFirstActivityMoved() {
    reset(ZoneOffset.UTC);
    tell(seen(D.plusDays(5), "u"), seen(D.plusDays(6), "w"));
    assertThat(rollUp(D.plusDays(5))).isEqualTo(new RolledDay(true, Set.of(), Set.of()));
    rollUp(D.plusDays(6));
    tell(seen(D, "u"), seen(D, "w"));
    assertThat(rollUp(D))
        .isEqualTo(
            new RolledDay(
                true, Set.of(D.plusDays(5), D.plusDays(6)), Set.of(D.plusDays(5), D.plusDays(6))));
    assertThat(store.span("u")).contains(new UserSpan("u", D, D, D.plusDays(5)));
  }

  @Test
  void tellsJoiningFromActivity() {
    reset(ZoneOffset.UTC);
    tell(seen(D.plusDays(5), "u"));
    rollUp(D.plusDays(5));
    tell(new Fact.UserJoined(id(), noon(D), "u"), new Fact.UserJoined(id(), noon(D), "w"));
    assertThat(rollUp(D))
        .as("known earlier, but not active earlier")
        .isEqualTo(new RolledDay(true, Set.of(), Set.of(D.plusDays(5))));
    assertThat(store.span("u")).contains(new UserSpan("u", D, D.plusDays(5), D.plusDays(5)));
    assertThat(store.span("w")).contains(new UserSpan("w", D, null, null));
    assertThat(store.users(DAY)).containsExactly(new DailyUsers(D, 0, 2));
    assertThat(rollUp(D.plusDays(5)).changed()).as("not new there any more").isTrue();
    assertThat(store.knownBefore(D)).isZero();
    assertThat(store.knownBefore(D.plusDays(1))).isEqualTo(2);
    assertThat(store.knownBefore(D.plusDays(6))).isEqualTo(2);
  }

  @Test
  void namesTheNextDatesThatCountOnFromCounters() {
    reset(ZoneOffset.UTC);
    tell(stats("v", ADA, D, 10), stats("v", ADA, D.plusDays(3), 30), followers(BEN, D, 5));
    tell(followers(BEN, D.plusDays(9), 6), followers(BEN, D.plusDays(12), 7));
    tell(stats("v", ADA, D.plusDays(6), 40));
    assertThat(rollUp(D).later()).containsExactlyInAnyOrder(D.plusDays(3), D.plusDays(9));
    assertThat(rollUp(D).later()).as("nothing changed").isEmpty();
    rollUp(D.plusDays(3));
    tell(stats("v", ADA, D.plusDays(1), 50));
    assertThat(rollUp(D.plusDays(1)).later()).containsExactly(D.plusDays(3));
    rollUp(D.plusDays(3));
    assertThat(videoDays())
        .extracting(row -> row.gained().views())
        .as("10, then 50 - 10, then nothing above 50")
        .containsExactly(10L, 40L, 0L);
  }

  @Test
  void looksForNextDatesOfEachVideoByItself() {
    reset(ZoneOffset.UTC);
    tell(stats("v", ADA, D, 10), stats("v", ADA, D.plusDays(3), 30));
    rollUp(D);
    tell(stats("w", ADA, D, 10), stats("w", ADA, D.plusDays(5), 30));
    assertThat(rollUp(D).later()).as("as many views as another").containsExactly(D.plusDays(5));
    tell(stats("w", ADA, D, 20));
    assertThat(rollUp(D).later()).containsExactly(D.plusDays(5));
    assertThat(rollUp(D).later()).as("nothing changed").isEmpty();
  }

  @Test
  void beginsAWeekOnMondayAndEndsItBeforeTheNext() {
    reset(ZoneOffset.UTC);
    LocalDate before = D.minusDays(7);
    tell(seen(D, "monday"), seen(D.minusDays(1), "sunday"), seen(D.plusDays(7), "sunday"));
    List.of(D.minusDays(1), D, D.plusDays(7)).forEach(this::rollUp);
    change(() -> store.rollUp(Grain.WEEK, before));
    change(() -> store.rollUp(Grain.WEEK, D));
    assertThat(store.cohorts(Grain.WEEK, ALL))
        .containsExactly(
            new CohortCell(Grain.WEEK, before, 0, 1), new CohortCell(Grain.WEEK, D, 0, 1));
  }

  @Test
  void sumsRevenueBySourceAndAsset() {
    reset(ZoneOffset.UTC);
    tell(
        gift("u", ADA, "rose", 1_000, D),
        new Fact.GiftSent(id(), noon(D), "u", ADA, "tea", "", 1, new Money(500, JPY)),
        new Fact.RevenueReceived(id(), noon(D), RevenueSource.AD, null, cents(70)),
        new Fact.RevenueReceived(id(), noon(D), RevenueSource.TIP, BEN, cents(100)));
    tell(new Fact.GiftRefunded(id(), noon(D), null, "u", ADA, "rose", "", 1, cents(200)));
    rollUp(D);
    // 55 % are the creators'.
    assertThat(store.revenue(DAY))
        .containsExactly(
            new DailyRevenue(D, RevenueSource.GIFT, 1, yen(500), 0, yen(0), yen(275)),
            new DailyRevenue(
                D, RevenueSource.GIFT, 1, cents(1_000), 1, cents(200), cents(550 - 110)),
            new DailyRevenue(D, RevenueSource.TIP, 1, cents(100), 0, cents(0), cents(55)),
            new DailyRevenue(D, RevenueSource.AD, 1, cents(70), 0, cents(0), cents(0)));
    assertThat(store.creatorRevenue(ADA, DAY))
        .containsExactly(
            new CreatorRevenue(D, ADA, yen(275)), new CreatorRevenue(D, ADA, cents(440)));
    assertThat(store.creatorRevenue(BEN, DAY)).as("a tip is no gift").isEmpty();
  }

  @Test
  void addsAssetsOfOneCodeOrOneScaleLater() {
    reset(ZoneOffset.UTC);
    List<Money> amounts =
        List.of(
            new Money(100, new Asset("USDT", 2)),
            new Money(200, new Asset("USDT", 6)),
            new Money(400, Asset.of("EUR")));
    for (int told = 0; told < 6; told++) {
      tell(new Fact.GiftSent(id(), noon(D), "u", ADA, "rose", "", 1, amounts.get(told % 3)));
      rollUp(D);
    }
    List<Money> twice = amounts.stream().map(amount -> amount.plus(amount)).toList();
    // 55 % of 2.00, 4.00 and 8.00 in minor units.
    List<Money> earned =
        List.of(
            new Money(110, amounts.get(0).asset()),
            new Money(220, amounts.get(1).asset()),
            new Money(440, amounts.get(2).asset()));
    assertThat(store.revenue(DAY))
        .extracting(DailyRevenue::gross)
        .containsExactlyInAnyOrderElementsOf(twice);
    assertThat(store.revenue(DAY))
        .extracting(DailyRevenue::creatorEarnings)
        .containsExactlyInAnyOrderElementsOf(earned);
    assertThat(store.creatorRevenue(ADA, DAY))
        .extracting(CreatorRevenue::net)
        .containsExactlyInAnyOrderElementsOf(earned);
    assertThat(collect(store::forEachGiftHour))
        .extracting(GiftHour::revenue)
        .containsExactlyInAnyOrderElementsOf(twice);
  }

  @Test
  void countsARefundOnceThatSeveralCreatorsPay() {
    reset(ZoneOffset.UTC);
    var split = RevenueSplit.of(ADA, 3, BEN, 1);
    var sale = new Revenue.NewSale("split", RevenueSource.GIFT, noon(D), cents(1_000), split);
    fanfare.earnings().recordSale(sale, IdempotencyKey.of("past activity"));
    tell(new Fact.GiftRefunded(id(), noon(D), "split", "u", ADA, "rose", "", 1, cents(400)));
    rollUp(D);
    // 55 % of 4.00 are 2.20, three quarters of which are 1.65.
    assertThat(store.revenue(DAY))
        .containsExactly(
            new DailyRevenue(D, RevenueSource.GIFT, 0, cents(0), 1, cents(400), cents(-220)));
    assertThat(store.creatorRevenue(ADA, DAY))
        .containsExactly(new CreatorRevenue(D, ADA, cents(-165)));
    assertThat(store.creatorRevenue(BEN, DAY))
        .containsExactly(new CreatorRevenue(D, BEN, cents(-55)));
    assertThat(collect(store::forEachGiftHour))
        .containsExactly(new GiftHour(D, noon(D), "rose", 0, cents(-400), cents(-220), 0, 0));
  }

  @Test
  void countsARefundThatNoCreatorPays() {
    reset(ZoneOffset.UTC);
    tell(new Fact.RevenueReceived("ad", noon(D), RevenueSource.AD, null, cents(70)));
    tell(new Fact.GiftRefunded(id(), noon(D), "ad", null, ADA, "rose", "", 1, cents(30)));
    rollUp(D);
    assertThat(store.revenue(DAY))
        .containsExactly(
            new DailyRevenue(D, RevenueSource.AD, 1, cents(70), 1, cents(30), cents(0)));
    assertThat(collect(store::forEachCreatorRevenue)).isEmpty();
  }

  @Test
  void countsGiftsByHourAndSpark() {
    reset(ZoneOffset.UTC);
    tell(
        giftAt("08:00:00", "u", ADA, "rose", 100),
        giftAt("08:59:59", "u", BEN, "rose", 200),
        giftAt("09:00:00", "w", ADA, "rose", 300),
        giftAt("09:30:00", null, ADA, "rose", 100),
        giftAt("09:30:00", "w", ADA, "tea", 0));
    rollUp(D);
    List<GiftHour> hours = collect(store::forEachGiftHour);
    Instant eight = Instant.parse("2026-03-02T08:00:00Z");
    assertThat(hours)
        .containsExactly(
            new GiftHour(D, eight, "rose", 2, cents(300), cents(165), 1, 2),
            new GiftHour(D, eight.plusSeconds(3600), "rose", 2, cents(400), cents(220), 1, 1));
    assertThat(store.gifts(DAY)).containsExactly(new DailyGifts(D, 4, 1, "rose"));
    assertThat(store.giftHours(DAY))
        .containsExactly(
            new HourTotal(eight, 2, cents(300)),
            new HourTotal(eight.plusSeconds(3600), 2, cents(400)));
  }

  @Test
  void namesTheSmallerOfTwoSparksThatWereSentAsOften() {
    reset(ZoneOffset.UTC);
    tell(
        gift("u", ADA, "tea", 100, D),
        gift("u", ADA, "rose", 100, D),
        gift("u", ADA, "star", 100, D),
        gift("u", ADA, "tea", 100, D),
        gift("u", ADA, "rose", 100, D));
    rollUp(D);
    assertThat(store.gifts(DAY).get(0).topSpark()).isEqualTo("rose");
    assertThat(store.topSparks(DAY, 2))
        .containsExactly(
            new SparkTotal("rose", 2, cents(200), cents(110)),
            new SparkTotal("tea", 2, cents(200), cents(110)));
  }

  @Test
  void ranksCreators() {
    reset(ZoneOffset.UTC);
    tell(
        gift("u", ADA, "rose", 100, D),
        gift("u", BEN, "rose", 300, D),
        gift("u", ADA, "rose", 100, D.plusDays(1)),
        new Fact.GiftSent(id(), noon(D), "u", CLEO, "tea", "", 1, yen(900)),
        stats("v", BEN, D, 10),
        stats("v", BEN, D.plusDays(1), 25),
        stats("x", CLEO, D, 25),
        followers(ADA, D, 5),
        followers(ADA, D.plusDays(1), 3));
    rollUp(D);
    rollUp(D.plusDays(1));
    DayRange both = new DayRange(D, D.plusDays(2));
    assertThat(store.topCreators(both, Ranking.GIFT_REVENUE, USD, 9))
        .containsExactly(
            new CreatorRank(BEN, new VideoCounts(25, 0, 0, 0), 1, 0, cents(165)),
            new CreatorRank(ADA, VideoCounts.NONE, 2, -2, cents(110)),
            new CreatorRank(CLEO, new VideoCounts(25, 0, 0, 0), 1, 0, cents(0)));
    assertThat(ranked(both, Ranking.GIFTS, 2)).containsExactly(ADA, BEN);
    assertThat(ranked(both, Ranking.VIEWS, 9)).containsExactly(BEN, CLEO, ADA);
    assertThat(ranked(both, Ranking.INTERACTIONS, 9)).containsExactly(ADA, BEN, CLEO);
    assertThat(ranked(both, Ranking.FOLLOWERS_GAINED, 9)).containsExactly(BEN, CLEO, ADA);
  }

  @Test
  void ranksByLikesCommentsAndSharesTogether() {
    reset(ZoneOffset.UTC);
    CreatorId dora = CreatorId.of("dora");
    tell(
        new Fact.VideoStats("a", CLEO, D, 9, 9, 0, 0),
        new Fact.VideoStats("b", BEN, D, 9, 0, 7, 0),
        new Fact.VideoStats("c", dora, D, 9, 0, 0, 5),
        new Fact.VideoStats("d", ADA, D, 99, 0, 0, 0));
    rollUp(D);
    assertThat(ranked(DAY, Ranking.INTERACTIONS, 9)).containsExactly(CLEO, BEN, dora, ADA);
  }

  private List<CreatorId> ranked(DayRange range, Ranking by, int limit) {
    return store.topCreators(range, by, USD, limit).stream().map(CreatorRank::creator).toList();
  }

  @Test
  void saysHowFarACreatorsVideosReach() {
    reset(ZoneOffset.UTC);
    tell(
        stats("v", ADA, D, 10),
        stats("v", ADA, D.plusDays(2), 40),
        stats("w", ADA, D.plusDays(1), 100),
        stats("x", BEN, D, 7));
    for (int i = 0; i < 3; i++) {
      rollUp(D.plusDays(i));
    }
    assertThat(store.reach(ADA, new DayRange(D.plusDays(1), D.plusDays(3))))
        .isEqualTo(new VideoReach(2, new VideoCounts(130, 0, 0, 0), 2, 140, 100));
    assertThat(store.reach(ADA, DAY))
        .isEqualTo(new VideoReach(1, new VideoCounts(10, 0, 0, 0), 1, 10, 10));
    assertThat(store.reach(CLEO, ALL)).isEqualTo(new VideoReach(0, VideoCounts.NONE, 0, 0, 0));
  }

  @Test
  void findsTheLastCountOfFollowersBeforeADay() {
    reset(ZoneOffset.UTC);
    tell(followers(ADA, D, 5), followers(ADA, D.plusDays(3), 9), followers(BEN, D, 77));
    assertThat(store.followersBefore(ADA, D)).isEmpty();
    assertThat(store.followersBefore(ADA, D.plusDays(3))).contains(followers(ADA, D, 5));
    assertThat(store.followersBefore(ADA, D.plusDays(4)))
        .contains(followers(ADA, D.plusDays(3), 9));
  }

  @Test
  void countsAUserOnceOverSeveralDays() {
    reset(ZoneOffset.UTC);
    tell(seen(D, "u"), seen(D.plusDays(1), "u"), seen(D.plusDays(1), "w"));
    tell(new Fact.SessionEnded(id(), noon(D), "u", Duration.ofSeconds(90), 3));
    rollUp(D);
    rollUp(D.plusDays(1));
    assertThat(store.activeUsers(ALL)).isEqualTo(2);
    assertThat(store.activeUsers(DAY)).isEqualTo(1);
    assertThat(store.userDays("u", ALL))
        .containsExactly(
            new UserDay(D, "u", 1, 90, 3, 0), new UserDay(D.plusDays(1), "u", 0, 0, 0, 0));
    assertThat(this.<UserDay>collect(store::forEachUserDay))
        .extracting(UserDay::user)
        .containsExactly("u", "u", "w");
  }

  @Test
  void countsWhoCameBackInALaterWeek() {
    reset(ZoneOffset.UTC);
    LocalDate sunday = D.plusDays(6);
    tell(seen(sunday, "u"), seen(D, "w"), seen(sunday.plusDays(1), "u"), seen(D.plusDays(8), "u"));
    for (int i = 0; i < 10; i++) {
      rollUp(D.plusDays(i));
    }
    assertThat(change(() -> store.rollUp(Grain.WEEK, D))).isTrue();
    assertThat(change(() -> store.rollUp(Grain.WEEK, D.plusDays(7)))).isTrue();
    assertThat(change(() -> store.rollUp(Grain.WEEK, D.plusDays(7)))).isFalse();
    assertThat(change(() -> store.rollUp(Grain.WEEK, D.plusDays(14)))).as("nobody").isFalse();
    assertThat(store.cohorts(Grain.WEEK, DAY))
        .containsExactly(new CohortCell(Grain.WEEK, D, 0, 2), new CohortCell(Grain.WEEK, D, 1, 1));
    assertThat(store.lastingCohorts(Grain.WEEK, DAY))
        .containsExactly(new CohortCell(Grain.WEEK, D, 0, 2), new CohortCell(Grain.WEEK, D, 1, 1));
    assertThat(store.cohorts(Grain.DAY, ALL))
        .containsExactly(
            new CohortCell(Grain.DAY, D, 0, 1),
            new CohortCell(Grain.DAY, sunday, 0, 1),
            new CohortCell(Grain.DAY, sunday, 1, 1));
    assertThat(store.lastingCohorts(Grain.DAY, DayRange.day(sunday)))
        .containsExactly(
            new CohortCell(Grain.DAY, sunday, 0, 1), new CohortCell(Grain.DAY, sunday, 1, 1));
    assertThat(store.cohorts(Grain.MONTH, ALL)).as("not computed").isEmpty();
  }

  @Test
  void addsUpTheDaysOfARangeAndNoOthers() {
    reset(ZoneOffset.UTC);
    for (int i = -1; i <= 2; i++) {
      LocalDate day = D.plusDays(i);
      tell(gift("u" + i, ADA, "rose", 100, day), seen(day, "u"));
      long n = i + 2;
      tell(new Fact.VideoStats("v", ADA, day, 10 * n, 3 * n, 2 * n, n), followers(ADA, day, 5 * n));
      rollUp(day);
    }
    var two = new DayRange(D, D.plusDays(2));
    assertThat(store.knownBefore(D)).as("u and u-1").isEqualTo(2);
    assertThat(store.activeUsers(two)).as("u, u0 and u1").isEqualTo(3);
    assertThat(store.giftHours(two)).hasSize(2);
    assertThat(store.topSparks(two, 9))
        .containsExactly(new SparkTotal("rose", 2, cents(200), cents(110)));
    assertThat(store.creatorDays(ADA, two))
        .extracting(CreatorDay::day)
        .containsExactly(D, D.plusDays(1));
    assertThat(store.creatorRevenue(ADA, two)).hasSize(2);
    assertThat(store.userDays("u", two)).hasSize(2);
    var gained = new VideoCounts(20, 6, 4, 2);
    for (Ranking by : Ranking.values()) {
      assertThat(store.topCreators(two, by, USD, 9))
          .containsExactly(new CreatorRank(ADA, gained, 2, 10, cents(110)));
    }
    assertThat(store.reach(ADA, two)).isEqualTo(new VideoReach(1, gained, 1, 30, 30));
    assertThat(store.reach(BEN, two)).isEqualTo(new VideoReach(0, VideoCounts.NONE, 0, 0, 0));
    assertThat(store.cohorts(Grain.DAY, two))
        .isEqualTo(store.lastingCohorts(Grain.DAY, two))
        .containsExactly(
            new CohortCell(Grain.DAY, D, 0, 1), new CohortCell(Grain.DAY, D.plusDays(1), 0, 1));
  }

  @Test
  void countsADayFromItsFirstInstantToBeforeTheNextDays() {
    reset(ZoneOffset.UTC);
    Instant first = D.atStartOfDay().toInstant(ZoneOffset.UTC);
    Instant next = first.plus(Duration.ofDays(1));
    for (Instant at : List.of(first.minusNanos(1_000), first, next.minusNanos(1_000), next)) {
      tell(new Fact.GiftSent(id(), at, "u" + at, ADA, "rose", "", 1, cents(100)));
    }
    rollUp(D);
    assertThat(store.gifts(ALL)).containsExactly(new DailyGifts(D, 2, 0, "rose"));
    assertThat(store.users(ALL)).containsExactly(new DailyUsers(D, 2, 2));
    assertThat(store.revenue(ALL)).extracting(DailyRevenue::gross).containsExactly(cents(200));
    assertThat(collect(store::forEachGiftHour))
        .extracting(GiftHour::hour)
        .containsExactly(first, next.minusSeconds(3600));
  }

  /** Stories have everything at once: what no test here is about by itself. */
  @Test
  void computesWhatAModelOfPlainLoopsDoes() {
    LocalDate first = FactStory.FIRST;
    var clock = new TestClock(first.plusDays(17).atStartOfDay().toInstant(ZoneOffset.UTC));
    var later = Fanfare.builder().storage(storage).clock(clock).build();
    List<Fact> facts = FactStory.of(7, 250, 0, 1, 2, 7, 8, 9, 14, 15);
    later.activity().record(facts.subList(0, 200));
    later.analytics().catchUp();
    later.activity().record(facts.subList(200, 250));
    later.analytics().catchUp();
    var model = new RollupModel(storage, ZoneOffset.UTC, later.analytics().today());
    var days = new DayRange(model.firstDay().orElseThrow(), first.plusDays(18));
    RollupRows expected = model.rows(days);
    assertThat(expected.hours()).hasSizeGreaterThan(50);
    assertThat(RollupRows.read(store, days, model.users()).differencesFrom(expected)).isEmpty();
    // The first and the last of them, and the days around, have facts.
    var some = new DayRange(first.plusDays(1), first.plusDays(8));
    assertThat(RollupRows.read(store, some, model.users()).differencesFrom(model.rows(some)))
        .isEmpty();
  }

  @Test
  void undoesWhatAFailedTransactionComputed() {
    reset(ZoneOffset.UTC);
    tell(gift("u", ADA, "rose", 100, D), stats("v", ADA, D, 10), followers(ADA, D, 3));
    rollUp(D);
    RollupRows before = RollupRows.read(store, ALL, Set.of("u", "w"));
    tell(gift("w", BEN, "tea", 100, D), stats("v", ADA, D, 20), followers(ADA, D, 30));
    assertThatThrownBy(
            () ->
                storage.inTransaction(
                    () -> {
                      store.lock();
                      store.rollUp(LocalDay.of(D, ZoneOffset.UTC));
                      store.rollUp(Grain.WEEK, D);
                      store.save(new Bucket(Grain.DAY, D, noon(D), Bucket.Status.PROVISIONAL, 1));
                      store.await(Grain.DAY, List.of(D.plusDays(1)));
                      throw new IllegalStateException("crash");
                    }))
        .hasMessage("crash");
    assertThat(RollupRows.read(store, ALL, Set.of("u", "w")).differencesFrom(before)).isEmpty();
    assertThat(store.bucket(Grain.DAY, D)).isEmpty();
    assertThat(store.nextAwaited(Grain.DAY, D.plusDays(9))).isEmpty();
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T change(Supplier<T> change) {
    return storage.inTransaction(
        () -> {
          store.lock();
          return change.get();
        });
  }

  private void change(Runnable change) {
    change(
        () -> {
          change.run();
          return true;
        });
  }

  private void reset(ZoneId zone) {
    change(() -> store.reset(zone));
  }

  private void await(Grain grain, LocalDate... starts) {
    change(() -> store.await(grain, List.of(starts)));
  }

  private RolledDay rollUp(LocalDate date) {
    return change(() -> store.rollUp(LocalDay.of(date, ZoneOffset.UTC)));
  }

  private void save(Grain grain, LocalDate start, Bucket.Status status) {
    change(() -> store.save(new Bucket(grain, start, noon(D), status, 1)));
  }

  private <R> List<R> collect(BiConsumer<DayRange, Consumer<R>> walk) {
    List<R> rows = new ArrayList<>();
    walk.accept(ALL, rows::add);
    return rows;
  }

  private List<VideoDay> videoDays() {
    return collect(store::forEachVideoDay);
  }

  private void tell(Fact... facts) {
    assertThat(fanfare.activity().record(List.of(facts)).rejected()).isEmpty();
  }

  private String id() {
    return "f" + ++ids;
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private Fact seen(LocalDate day, String user) {
    return new Fact.UserSeen(id(), noon(day), user);
  }

  private Fact gift(String sender, CreatorId creator, String spark, long cents, LocalDate day) {
    return new Fact.GiftSent(id(), noon(day), sender, creator, spark, "", 1, cents(cents));
  }

  private Fact giftAt(String time, String sender, CreatorId creator, String spark, long cents) {
    Instant at = Instant.parse(D + "T" + time + "Z");
    return new Fact.GiftSent(id(), at, sender, creator, spark, "", 1, cents(cents));
  }

  private static Fact.VideoStats stats(String video, CreatorId creator, LocalDate day, long views) {
    return new Fact.VideoStats(video, creator, day, views, 0, 0, 0);
  }

  private static Fact.FollowersCounted followers(CreatorId creator, LocalDate day, long followers) {
    return new Fact.FollowersCounted(creator, day, followers);
  }

  private static Money yen(long amount) {
    return new Money(amount, JPY);
  }
}
