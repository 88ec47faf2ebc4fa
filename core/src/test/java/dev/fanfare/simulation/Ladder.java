package dev.fanfare.simulation;

import dev.fanfare.creator.CreatorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tiers of the program as section 4 of the domain page lists them, and which one is in force
 * when: earned ones, and above them what operators set until it ends.
 */
final class Ladder {
  static final List<String> TIERS = List.of("starter", "bronze", "silver", "gold", "platinum");

  private static final long[] REVENUE_CENTS = {0, 100_00, 500_00, 2000_00, 5000_00};
  private static final long[] ENGAGEMENT_PPM = {0, 20_000, 40_000, 60_000, 80_000};
  private static final long[] VIEWS = {0, 0, 10_000, 50_000, 100_000};
  private static final int STANDARD_SHARE = 550_000;
  private static final int PLATINUM_SHARE = 600_000;

  private final Map<CreatorId, List<Earned>> earned = new HashMap<>();
  private final Map<CreatorId, List<Override>> overrides = new HashMap<>();

  private record Earned(Instant from, String tier) {}

  private static final class Override {
    final Instant from;
    final String tier;
    @Nullable Instant until;

    Override(Instant from, String tier, @Nullable Instant until) {
      this.from = from;
      this.tier = tier;
      this.until = until;
    }

    boolean covers(Instant at) {
      return !from.isAfter(at) && (until == null || until.isAfter(at));
    }
  }

  /** Returns what figures earn. */
  static String earnedBy(long revenueCents, long engagementPpm, long views) {
    int tier = TIERS.size() - 1;
    while (revenueCents < REVENUE_CENTS[tier]
        || engagementPpm < ENGAGEMENT_PPM[tier]
        || views < VIEWS[tier]) {
      tier--;
    }
    return TIERS.get(tier);
  }

  void evaluated(CreatorId creator, Instant at, String tier) {
    earned.computeIfAbsent(creator, c -> new ArrayList<>()).add(new Earned(at, tier));
  }

  void overridden(CreatorId creator, Instant at, String tier, @Nullable Instant until) {
    endOverride(creator, at);
    overrides.computeIfAbsent(creator, c -> new ArrayList<>()).add(new Override(at, tier, until));
  }

  /** Ends the override in force, and returns whether there was one. */
  boolean endOverride(CreatorId creator, Instant at) {
    Override running = override(creator, at);
    if (running != null) {
      running.until = at;
    }
    return running != null;
  }

  private @Nullable Override override(CreatorId creator, Instant at) {
    Override last = null;
    for (Override each : overrides.getOrDefault(creator, List.of())) {
      if (each.covers(at)) {
        last = each;
      }
    }
    return last;
  }

  /** Returns the tier in force at an instant, null if there was none yet. */
  @Nullable String tierAt(CreatorId creator, Instant at) {
    Override running = override(creator, at);
    if (running != null) {
      return running.tier;
    }
    String tier = null;
    for (Earned each : earned.getOrDefault(creator, List.of())) {
      if (!each.from().isAfter(at)) {
        tier = each.tier();
      }
    }
    boolean overriddenBefore =
        overrides.getOrDefault(creator, List.of()).stream().anyMatch(o -> !o.from.isAfter(at));
    return tier == null && overriddenBefore ? TIERS.get(0) : tier;
  }

  /** Returns the creator's share of what is sold at an instant, in parts per million. */
  int shareAt(CreatorId creator, Instant at) {
    return "platinum".equals(tierAt(creator, at)) ? PLATINUM_SHARE : STANDARD_SHARE;
  }
}
