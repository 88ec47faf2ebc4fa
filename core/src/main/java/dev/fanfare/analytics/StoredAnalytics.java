package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.requireRange;
import static dev.fanfare.internal.Checks.requireText;
import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.earning.RevenueSource;
import dev.fanfare.event.Operations;
import dev.fanfare.money.Asset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

final class StoredAnalytics implements Analytics {
  private static final int MOST = 10_000;

  private final Operations operations;
  private final RollupStore store;
  private final AnalyticsPolicy policy;
  private final Buckets buckets;
  private final CreatorViews creators;
  private final RetentionView retention;

  StoredAnalytics(
      Operations operations, RollupStore store, EarningStore books, AnalyticsPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.policy = requireNonNull(policy, "policy");
    this.buckets = new Buckets(store, policy);
    this.creators = new CreatorViews(store, requireNonNull(books, "books"), policy, buckets);
    this.retention = new RetentionView(store, buckets);
  }

  @Override
  public AnalyticsPolicy policy() {
    return policy;
  }

  @Override
  public LocalDate today() {
    return LocalDay.dateOf(operations.now(), policy.zone());
  }

  private CatchUp catchingUp() {
    return new CatchUp(operations, store, policy);
  }

  @Override
  public CatchUpReport rollUp() {
    return catchUp(DayRange.day(today()));
  }

  @Override
  public CatchUpReport catchUp() {
    return catchingUp().run(null, today().plusDays(1));
  }

  @Override
  public CatchUpReport catchUp(DayRange range) {
    return catchingUp().run(range.from(), range.to());
  }

  @Override
  public CatchUpReport rebuild(DayRange range) {
    return catchingUp().again(range);
  }

  @Override
  public CatchUpReport rebuild() {
    operations.inTransaction(
        () -> {
          store.lock();
          store.reset(policy.zone());
        });
    return catchUp();
  }

  /** Reads in one snapshot, after a check that the figures are of the policy's days. */
  private <T> T view(Supplier<T> reads) {
    return operations.inSnapshot(
        () -> {
          store
              .zone()
              .filter(computed -> !computed.equals(policy.zone()))
              .ifPresent(
                  computed -> {
                    throw new AnalyticsZoneException(computed, policy.zone());
                  });
          return reads.get();
        });
  }

  @Override
  public DailyReport daily(DayRange range) {
    return view(
        () -> {
          List<Bucket> computed = buckets.in(Grain.DAY, range);
          return new DailyReport(
              buckets.freshness(Grain.DAY, range, today(), computed), range, days(range, computed));
        });
  }

  private List<DailyAnalytics> days(DayRange range, List<Bucket> computed) {
    return days(range, computed, store.knownBefore(range.from()));
  }

  private List<DailyAnalytics> days(DayRange range, List<Bucket> computed, long knownBefore) {
    Map<LocalDate, DailyUsers> users = byDay(store.users(range), DailyUsers::day);
    Map<LocalDate, DailyGifts> gifts = byDay(store.gifts(range), DailyGifts::day);
    Map<LocalDate, List<DailyRevenue>> revenue = new HashMap<>();
    store
        .revenue(range)
        .forEach(row -> revenue.computeIfAbsent(row.day(), day -> new ArrayList<>()).add(row));
    List<DailyAnalytics> days = new ArrayList<>();
    long total = knownBefore;
    for (Bucket bucket : computed) {
      LocalDate day = bucket.start();
      DailyUsers user = users.getOrDefault(day, new DailyUsers(day, 0, 0));
      DailyGifts gift = gifts.getOrDefault(day, new DailyGifts(day, 0, 0, null));
      List<DailyRevenue> rows = revenue.getOrDefault(day, List.of());
      total += user.newUsers();
      days.add(
          new DailyAnalytics(
              day,
              bucket.status(),
              total,
              user.active(),
              user.newUsers(),
              gift.gifts(),
              gift.freeGifts(),
              gift.topSpark(),
              RevenueFigures.sum(rows, row -> true),
              RevenueFigures.sum(rows, StoredAnalytics::ofGifts)));
    }
    return days;
  }

  private static boolean ofGifts(DailyRevenue row) {
    return row.source() == RevenueSource.GIFT;
  }

  private static <R> Map<LocalDate, R> byDay(Collection<R> rows, Function<R, LocalDate> day) {
    Map<LocalDate, R> found = new HashMap<>();
    rows.forEach(row -> found.put(day.apply(row), row));
    return found;
  }

  @Override
  public DashboardSummary dashboard(DayRange range) {
    DayRange before = range.previous();
    DayRange both = new DayRange(before.from(), range.to());
    return view(
        () -> {
          List<Bucket> computed = buckets.in(Grain.DAY, both);
          long known = store.knownBefore(both.from());
          List<DailyAnalytics> all = days(both, computed, known);
          List<DailyAnalytics> previous =
              all.stream().filter(day -> before.contains(day.day())).toList();
          List<DailyAnalytics> current =
              all.stream().filter(day -> range.contains(day.day())).toList();
          PlatformTotals then = PlatformTotals.of(before, previous, known);
          return new DashboardSummary(
              buckets.freshness(Grain.DAY, both, today(), computed),
              PlatformTotals.of(range, current, then.totalUsers()),
              then,
              current);
        });
  }

  @Override
  public CreatorDashboard creator(CreatorId creator, DayRange range) {
    requireNonNull(creator, "creator");
    return view(() -> creators.dashboard(creator, range, today()));
  }

  @Override
  public RevenueBreakdown revenueBreakdown(DayRange range) {
    return view(
        () -> {
          List<DailyRevenue> rows = store.revenue(range);
          return new RevenueBreakdown(
              buckets.freshness(range, today()),
              range,
              rows,
              RevenueFigures.sum(rows, row -> true));
        });
  }

  @Override
  public RetentionTable retention(Grain grain, RetentionMode mode, DayRange range) {
    requireNonNull(grain, "grain");
    requireNonNull(mode, "mode");
    return view(() -> retention.table(grain, mode, range, today()));
  }

  @Override
  public TopCreators topCreators(DayRange range, Ranking by, Asset asset, int limit) {
    requireNonNull(by, "by");
    requireNonNull(asset, "asset");
    requireRange("limit", limit, 1, MOST);
    return view(
        () ->
            new TopCreators(
                buckets.freshness(range, today()),
                range,
                by,
                store.topCreators(range, by, asset, limit)));
  }

  @Override
  public TopSparks topSparks(DayRange range, int limit) {
    requireRange("limit", limit, 1, MOST);
    return view(
        () ->
            new TopSparks(
                buckets.freshness(range, today()),
                range,
                store.gifts(range).stream().mapToLong(DailyGifts::gifts).sum(),
                store.topSparks(range, limit)));
  }

  @Override
  public GiftHeat giftHeat(DayRange range) {
    return view(
        () ->
            new GiftHeat(
                buckets.freshness(range, today()),
                range,
                GiftHeat.cells(store.giftHours(range), policy.zone())));
  }

  @Override
  public ActiveUsers activeUsers(DayRange range) {
    return view(
        () -> new ActiveUsers(buckets.freshness(range, today()), range, store.activeUsers(range)));
  }

  @Override
  public UserEngagement user(String user, DayRange range) {
    requireText("user", user, 64);
    return view(
        () ->
            new UserEngagement(
                buckets.freshness(range, today()),
                range,
                store.span(user).orElse(null),
                store.userDays(user, range)));
  }

  @Override
  public void forEachCreator(DayRange range, Consumer<CreatorMetrics> visitor) {
    view(
        () -> {
          creators.forEach(range, visitor);
          return true;
        });
  }

  @Override
  public void forEachGiftHour(DayRange range, Consumer<GiftHour> visitor) {
    view(
        () -> {
          store.forEachGiftHour(range, visitor);
          return true;
        });
  }

  @Override
  public CreatorStats creatorStats(CreatorId creator, LocalDate asOf, Asset asset) {
    requireNonNull(creator, "creator");
    requireNonNull(asOf, "asOf");
    return view(() -> creators.stats(creator, asOf, asset, today()));
  }
}
