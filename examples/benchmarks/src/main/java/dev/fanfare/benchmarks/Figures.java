package dev.fanfare.benchmarks;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.creator.Metric;
import dev.fanfare.money.Asset;
import dev.fanfare.money.Money;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The figures of a creator that the program's tiers ask for, as a host has them.
 *
 * @param revenueMinor monthly revenue in cents
 * @param engagementPpm engagement rate in parts per million
 * @param averageViews average views of a video
 */
record Figures(CreatorId creator, long revenueMinor, long engagementPpm, long averageViews) {
  static final Asset USD = Asset.of("USD");

  // Figures are drawn around the program's thresholds, so that every tier has members and near
  // misses.
  private static final long[] REVENUE = {1_000, 10_000, 50_000, 200_000, 500_000, 1_000_000};
  private static final long[] ENGAGEMENT = {0, 20_000, 40_000, 60_000, 80_000, 120_000};
  private static final long[] VIEWS = {100, 1_000, 10_000, 50_000, 100_000, 1_000_000};

  /** Returns random creators, the same for the same seed. */
  static List<Figures> random(int creators, long seed) {
    Random random = new Random(seed);
    return IntStream.range(0, creators).mapToObj(i -> random(i, random)).toList();
  }

  private static Figures random(int number, Random random) {
    int rung = random.nextInt(REVENUE.length - 1);
    return new Figures(
        CreatorId.of("creator-" + number),
        around(REVENUE, rung, random),
        around(ENGAGEMENT, rung, random),
        around(VIEWS, rung, random));
  }

  /** Draws from a rung, and now and then from one of its neighbours. */
  private static long around(long[] bounds, int rung, Random random) {
    int step = random.nextInt(8);
    int near = step == 0 ? rung - 1 : step == 1 ? rung + 1 : rung;
    int drawn = Math.max(0, Math.min(near, bounds.length - 2));
    // The threshold itself comes up too: there a wrong comparison shows.
    return random.nextInt(10) == 0
        ? bounds[drawn]
        : random.nextLong(bounds[drawn], bounds[drawn + 1]);
  }

  /** Returns the figures as Fanfare reads them. */
  CreatorStats toStats() {
    return CreatorStats.of(creator, USD)
        .monthlyRevenue(new Money(revenueMinor, USD))
        .set(Metric.ENGAGEMENT_RATE, engagementPpm)
        .averageViews(averageViews)
        .build();
  }
}
