package dev.fanfare.trend;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.tier.TierAssignment;
import dev.fanfare.tier.TierService;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The creators of a category in the order of their places, which begins anew after the last. */
final class CreatorCircle {
  private static final int PAGE = 500;
  private static final int MOST = 10_000;

  private final TrendStore store;
  private final TierService tiers;
  private final Instant now;

  CreatorCircle(TrendStore store, TierService tiers, Instant now) {
    this.store = store;
    this.tiers = tiers;
    this.now = now;
  }

  /** Returns creators of some tiers from the trend's place on, once round at most. */
  List<CreatorId> creators(Trend trend, Set<String> wanted, int limit) {
    CreatorPlace.Of begin = CreatorPlace.Of.begin(trend.id());
    List<CreatorId> found = new ArrayList<>();
    String category = trend.key().category();
    int looked = walk(category, begin, null, wanted, limit, MOST, found);
    walk(category, CreatorPlace.Of.first(), begin, wanted, limit, MOST - looked, found);
    return List.copyOf(found);
  }

  /**
   * Adds who is wanted of those behind one place and not behind another. Returns how many were
   * looked at.
   */
  private int walk(
      String category,
      CreatorPlace.Of from,
      CreatorPlace.@Nullable Of to,
      Set<String> wanted,
      int limit,
      int most,
      List<CreatorId> found) {
    CreatorPlace.Of last = from;
    int looked = 0;
    List<CreatorPlace.Of> page;
    do {
      int size = Math.min(PAGE, most - looked);
      page = size <= 0 || found.size() == limit ? List.of() : store.creators(category, last, size);
      List<CreatorId> before =
          page.stream()
              .filter(place -> to == null || place.compareTo(to) <= 0)
              .map(place -> CreatorId.of(place.creator()))
              .toList();
      Map<CreatorId, List<TierAssignment>> since =
          wanted.isEmpty() || before.isEmpty() ? Map.of() : tiers.histories(before, now);
      for (CreatorId creator : before) {
        if (found.size() < limit && isWanted(wanted, since.getOrDefault(creator, List.of()))) {
          found.add(creator);
        }
      }
      looked += page.size();
      if (before.size() < page.size()) {
        break;
      }
      last = page.isEmpty() ? last : page.get(page.size() - 1);
    } while (!page.isEmpty());
    return looked;
  }

  private boolean isWanted(Set<String> wanted, List<TierAssignment> since) {
    return wanted.isEmpty() || wanted.contains(tier(since));
  }

  /** Who was never evaluated is at the entry. */
  private String tier(List<TierAssignment> since) {
    return since.stream()
        .filter(assignment -> assignment.covers(now))
        .map(TierAssignment::tier)
        .findFirst()
        .orElseGet(() -> tiers.policyAt(now).entry().name());
  }
}
