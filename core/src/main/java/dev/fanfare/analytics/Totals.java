package dev.fanfare.analytics;

import static java.util.Objects.requireNonNullElse;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds rows up over days. */
final class Totals {
  static final Comparator<CohortCell> BY_COHORT =
      Comparator.comparing(CohortCell::cohort).thenComparing(CohortCell::offset);

  private record SparkKey(String spark, Asset asset) {
    static final Comparator<SparkKey> ORDER =
        Comparator.comparing(SparkKey::spark).thenComparing(SparkKey::asset, Assets.ORDER);
  }

  private record HourKey(Instant hour, Asset asset) {
    static final Comparator<HourKey> ORDER =
        Comparator.comparing(HourKey::hour).thenComparing(HourKey::asset, Assets.ORDER);
  }

  private Totals() {}

  static List<CreatorRank> topCreators(
      List<CreatorDay> days, List<CreatorRevenue> revenue, Ranking by, Asset asset, int limit) {
    Map<CreatorId, CreatorRank> ranks = new TreeMap<>();
    Money zero = Money.zero(asset);
    for (CreatorDay day : days) {
      add(
          ranks,
          new CreatorRank(
              day.creator(),
              day.gained(),
              day.gifts(),
              requireNonNullElse(day.followersGained(), 0L),
              zero));
    }
    for (CreatorRevenue row : revenue) {
      if (row.net().asset().equals(asset)) {
        add(ranks, new CreatorRank(row.creator(), VideoCounts.NONE, 0, 0, row.net()));
      }
    }
    return ranks.values().stream()
        .sorted(
            Comparator.comparingLong((CreatorRank rank) -> rank.by(by))
                .reversed()
                .thenComparing(CreatorRank::creator))
        .limit(limit)
        .toList();
  }

  private static void add(Map<CreatorId, CreatorRank> ranks, CreatorRank more) {
    ranks.merge(
        more.creator(),
        more,
        (a, b) ->
            new CreatorRank(
                a.creator(),
                a.gained().plus(b.gained()),
                a.gifts() + b.gifts(),
                a.followersGained() + b.followersGained(),
                a.giftRevenue().plus(b.giftRevenue())));
  }

  static List<SparkTotal> topSparks(List<GiftHour> hours, int limit) {
    Map<SparkKey, SparkTotal> totals = new TreeMap<>(SparkKey.ORDER);
    for (GiftHour hour : hours) {
      totals.merge(
          new SparkKey(hour.spark(), hour.asset()),
          new SparkTotal(hour.spark(), hour.sends(), hour.revenue(), hour.creatorEarnings()),
          (a, b) ->
              new SparkTotal(
                  a.spark(),
                  a.sends() + b.sends(),
                  a.revenue().plus(b.revenue()),
                  a.creatorEarnings().plus(b.creatorEarnings())));
    }
    return totals.values().stream()
        .sorted(
            Comparator.comparingLong(SparkTotal::sends)
                .reversed()
                .thenComparing(SparkTotal::spark)
                .thenComparing(total -> total.revenue().asset(), Assets.ORDER))
        .limit(limit)
        .toList();
  }

  static List<HourTotal> hours(List<GiftHour> hours) {
    Map<HourKey, HourTotal> totals = new TreeMap<>(HourKey.ORDER);
    for (GiftHour hour : hours) {
      totals.merge(
          new HourKey(hour.hour(), hour.asset()),
          new HourTotal(hour.hour(), hour.sends(), hour.revenue()),
          (a, b) -> new HourTotal(a.hour(), a.sends() + b.sends(), a.revenue().plus(b.revenue())));
    }
    return List.copyOf(totals.values());
  }

  /** Returns who was active last at an offset or later. */
  static List<CohortCell> lasting(Collection<UserSpan> spans, Grain grain, DayRange range) {
    Map<LocalDate, long[]> counts = new TreeMap<>();
    List<Integer> offsets = grain.offsets();
    for (UserSpan span : spans) {
      LocalDate first = span.firstActive();
      LocalDate last = span.lastActive();
      if (first == null || last == null || !range.contains(grain.startOf(first))) {
        continue;
      }
      LocalDate cohort = grain.startOf(first);
      long[] users = counts.computeIfAbsent(cohort, c -> new long[offsets.size()]);
      for (int i = 0; i < users.length; i++) {
        if (!last.isBefore(grain.plus(cohort, offsets.get(i)))) {
          users[i]++;
        }
      }
    }
    List<CohortCell> cells = new ArrayList<>();
    counts.forEach(
        (cohort, users) -> {
          for (int i = 0; i < users.length; i++) {
            if (users[i] > 0) {
              cells.add(new CohortCell(grain, cohort, offsets.get(i), users[i]));
            }
          }
        });
    return cells;
  }
}
