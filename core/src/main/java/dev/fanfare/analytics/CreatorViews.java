package dev.fanfare.analytics;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts what is known of creators together. */
final class CreatorViews {
  /** How many days the trailing figures of a creator are of. */
  private static final int TRAILING = 30;

  private final RollupStore store;
  private final EarningStore books;
  private final AnalyticsPolicy policy;
  private final Buckets buckets;

  CreatorViews(RollupStore store, EarningStore books, AnalyticsPolicy policy, Buckets buckets) {
    this.store = store;
    this.books = books;
    this.policy = policy;
    this.buckets = buckets;
  }

  CreatorDashboard dashboard(CreatorId creator, DayRange range, LocalDate today) {
    DayRange before = range.previous();
    DayRange both = new DayRange(before.from(), range.to());
    List<Bucket> computed = buckets.in(Grain.DAY, both);
    @Nullable Long followers = followers(creator, both.from());
    List<CreatorMetrics> all = days(creator, both, computed, followers);
    List<CreatorMetrics> current = within(range, all);
    CreatorTotals then = CreatorTotals.of(before, within(before, all), followers);
    return new CreatorDashboard(
        buckets.freshness(Grain.DAY, both, today, computed),
        creator,
        CreatorTotals.of(range, current, then.followers()),
        then,
        current);
  }

  private static List<CreatorMetrics> within(DayRange range, List<CreatorMetrics> days) {
    return days.stream().filter(day -> range.contains(day.day())).toList();
  }

  private @Nullable Long followers(CreatorId creator, LocalDate before) {
    return store
        .followersBefore(creator, before)
        .map(Fact.FollowersCounted::followers)
        .orElse(null);
  }

  private List<CreatorMetrics> days(
      CreatorId creator, DayRange range, List<Bucket> computed, @Nullable Long followersBefore) {
    Map<LocalDate, CreatorDay> rows = new HashMap<>();
    store.creatorDays(creator, range).forEach(row -> rows.put(row.day(), row));
    Map<LocalDate, List<Money>> revenue = new HashMap<>();
    for (CreatorRevenue row : store.creatorRevenue(creator, range)) {
      revenue.computeIfAbsent(row.day(), day -> new ArrayList<>(1)).add(row.net());
    }
    List<CreatorMetrics> days = new ArrayList<>();
    @Nullable Long followers = followersBefore;
    for (Bucket bucket : computed) {
      LocalDate day = bucket.start();
      @Nullable CreatorDay row = rows.get(day);
      followers = row == null || row.followers() == null ? followers : row.followers();
      days.add(
          CreatorMetrics.of(day, creator, row, revenue.getOrDefault(day, List.of()), followers));
    }
    return days;
  }

  /** Hands over creators' days on which there was anything; followers as counted on the day. */
  void forEach(DayRange range, Consumer<CreatorMetrics> visitor) {
    for (Bucket bucket : buckets.in(Grain.DAY, range)) {
      LocalDate day = bucket.start();
      DayRange one = DayRange.day(day);
      Map<CreatorId, CreatorDay> rows = new HashMap<>();
      store.forEachCreatorDay(one, row -> rows.put(row.creator(), row));
      Map<CreatorId, List<Money>> revenue = new TreeMap<>();
      store.forEachCreatorRevenue(
          one,
          row -> revenue.computeIfAbsent(row.creator(), c -> new ArrayList<>(1)).add(row.net()));
      TreeSet<CreatorId> all = new TreeSet<>(rows.keySet());
      all.addAll(revenue.keySet());
      for (CreatorId creator : all) {
        @Nullable CreatorDay row = rows.get(creator);
        visitor.accept(
            CreatorMetrics.of(
                day,
                creator,
                row,
                revenue.getOrDefault(creator, List.of()),
                row == null ? null : row.followers()));
      }
    }
  }

  CreatorStats stats(CreatorId creator, LocalDate asOf, Asset asset, LocalDate today) {
    DayRange trailing = DayRange.before(asOf, TRAILING);
    ZoneId zone = policy.zone();
    Money revenue =
        books
            .earned(
                creator,
                trailing.from().atStartOfDay(zone).toInstant(),
                trailing.to().atStartOfDay(zone).toInstant())
            .stream()
            .map(EarningStore.Earned::amount)
            .filter(amount -> amount.asset().equals(asset))
            .reduce(Money.zero(asset), Money::plus);
    CreatorStats.Builder stats = CreatorStats.of(creator, asset).monthlyRevenue(revenue);
    @Nullable Long followers = followers(creator, asOf);
    if (followers != null) {
      stats.followers(followers);
    }
    VideoReach reach = store.reach(creator, trailing);
    if (reach.videos() > 0) {
      stats.totalViews(reach.totalViews()).set(Metric.BEST_VIDEO_VIEWS, reach.bestViews());
    }
    // Without some of the days their views and interactions would be too few.
    if (reach.counted() > 0 && buckets.freshness(trailing, today).complete()) {
      stats
          .averageViews(reach.gained().views() / reach.counted())
          .engagement(reach.gained().interactions(), reach.gained().views());
    }
    return stats.build();
  }
}
