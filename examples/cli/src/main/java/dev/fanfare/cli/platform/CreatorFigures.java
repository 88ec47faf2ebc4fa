package dev.fanfare.cli.platform;

import dev.fanfare.Fanfare;
import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.earning.EarningStore;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Measures every creator at the end of a day: what tiers and achievements are decided on. */
final class CreatorFigures {
  /** How many days the trailing figures cover, the last day included. */
  private static final int WINDOW_DAYS = 30;

  private final Fanfare fanfare;
  private final Asset currency;
  private final LocalDate asOf;
  private final Map<CreatorId, CreatorRow> rows = new TreeMap<>();
  private final Set<CreatorId> creators = new TreeSet<>();
  private final Map<CreatorId, VideoFigures> videos;
  private final Map<CreatorId, Long> paid;
  private final Map<CreatorId, Set<LocalDate>> earningDays = new HashMap<>();

  /**
   * @param gifts those up to {@code asOf}
   */
  CreatorFigures(
      Fanfare fanfare, PlatformData data, List<GiftRow> gifts, Asset currency, LocalDate asOf) {
    this.fanfare = fanfare;
    this.currency = currency;
    this.asOf = asOf;
    data.creators().forEach(row -> rows.put(row.id(), row));
    creators.addAll(rows.keySet());
    for (GiftRow gift : gifts) {
      creators.add(gift.creator());
      if (gift.kind() == GiftRow.Kind.GIFT) {
        earningDays
            .computeIfAbsent(gift.creator(), creator -> new HashSet<>())
            .add(PlatformRun.day(gift));
      }
    }
    videos = VideoFigures.of(data.videos(), asOf, WINDOW_DAYS);
    creators.addAll(videos.keySet());
    paid = PayoutList.paidByCreator(fanfare.payouts());
  }

  /** Returns the figures of every creator in the files, by id. */
  List<CreatorStats> all() {
    Instant from = asOf.minusDays(WINDOW_DAYS - 1L).atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant to = asOf.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    Map<CreatorId, Money> revenues = new TreeMap<>();
    creators.forEach(creator -> revenues.put(creator, revenue(creator, from, to)));
    long[] ascending = revenues.values().stream().mapToLong(Money::minor).sorted().toArray();
    return revenues.entrySet().stream()
        .map(entry -> figures(entry.getKey(), entry.getValue(), ascending))
        .toList();
  }

  private Money revenue(CreatorId creator, Instant from, Instant to) {
    Money sum = Money.zero(currency);
    for (EarningStore.Earned earned : fanfare.storage().earnings().earned(creator, from, to)) {
      if (earned.amount().asset().equals(currency)) {
        sum = sum.plus(earned.amount());
      }
    }
    return sum;
  }

  private CreatorStats figures(CreatorId creator, Money revenue, long[] ascending) {
    long ahead = ascending.length - Ranks.notAbove(ascending, revenue.minor());
    CreatorStats.Builder figures =
        CreatorStats.of(creator, currency)
            .monthlyRevenue(revenue)
            .monthlyRevenueRank(ahead, ascending.length)
            .set(Metric.PAYOUTS_PAID, paid.getOrDefault(creator, 0L))
            .set(Metric.STREAK_DAYS, streak(creator));
    CreatorRow row = rows.get(creator);
    if (row != null) {
      // A creator may be seen first, in the files, after a gift.
      figures.daysSinceJoining(Math.max(0, ChronoUnit.DAYS.between(row.firstSeen(), asOf)));
    }
    addVideos(figures, videos.get(creator));
    return figures.build();
  }

  private static void addVideos(CreatorStats.Builder figures, @Nullable VideoFigures video) {
    if (video == null) {
      return;
    }
    figures
        .totalViews(video.totalViews())
        .engagement(video.interactionsGained(), video.viewsGained())
        .set(Metric.BEST_VIDEO_VIEWS, video.bestVideoViews());
    if (video.videosCounted() > 0) {
      figures.averageViews(video.viewsGained() / video.videosCounted());
    }
  }

  /**
   * Returns the days in a row, up to the last day, on which a creator got a gift that was paid for.
   */
  private long streak(CreatorId creator) {
    Set<LocalDate> days = earningDays.getOrDefault(creator, Set.of());
    long streak = 0;
    while (days.contains(asOf.minusDays(streak))) {
      streak++;
    }
    return streak;
  }
}
