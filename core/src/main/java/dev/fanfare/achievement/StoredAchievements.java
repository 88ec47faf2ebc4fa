package dev.fanfare.achievement;

import static java.util.Objects.requireNonNull;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.event.Fingerprint;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

final class StoredAchievements implements Achievements {
  /** Creators in a transaction: enough to share its cost, few enough to hold their rows briefly. */
  static final int CHUNK = 500;

  private final Operations operations;
  private final AchievementStore store;
  private final AchievementRewards rewards;
  private final AchievementPolicy policy;

  StoredAchievements(
      Operations operations,
      AchievementStore store,
      AchievementRewards rewards,
      AchievementPolicy policy) {
    this.operations = requireNonNull(operations, "operations");
    this.store = requireNonNull(store, "store");
    this.rewards = requireNonNull(rewards, "rewards");
    this.policy = requireNonNull(policy, "policy");
  }

  @Override
  public AchievementPolicy policy() {
    return policy;
  }

  @Override
  public AchievementsChecked check(CreatorStats stats, IdempotencyKey key) {
    requireNonNull(stats, "stats");
    return operations.once(
        key,
        "achievement.check",
        Fingerprint.of(
            "creator", stats.creator(), "asset", stats.asset(), "figures", stats.measured()),
        AchievementsChecked.class,
        () -> new AchievementsChecked(stats.creator(), unlock(List.of(stats)), false));
  }

  @Override
  public CheckReport checkAll(Stream<CreatorStats> stats, IdempotencyKey key) {
    // Committed first, so that the key names this run even if it crashes in its first chunk.
    CheckReport report =
        operations.once(
            key,
            "achievement.check-all",
            Fingerprint.of(),
            CheckReport.class,
            () -> new CheckReport(0, 0, false));
    Iterator<CreatorStats> all = stats.iterator();
    while (all.hasNext()) {
      CheckReport chunk = checkChunk(next(all), key);
      report =
          new CheckReport(
              report.checked() + chunk.checked(),
              report.unlocked() + chunk.unlocked(),
              report.replayed() && chunk.replayed());
    }
    return report;
  }

  private static List<CreatorStats> next(Iterator<CreatorStats> all) {
    List<CreatorStats> chunk = new ArrayList<>(CHUNK);
    while (chunk.size() < CHUNK && all.hasNext()) {
      chunk.add(all.next());
    }
    return chunk;
  }

  private CheckReport checkChunk(List<CreatorStats> chunk, IdempotencyKey run) {
    // By its creators, not by its number: should the creators shift, none is passed over. Ids hold
    // no line break.
    String creators =
        chunk.stream().map(stats -> stats.creator().value()).collect(Collectors.joining("\n"));
    return operations.once(
        run.child(creators),
        "achievement.check-chunk",
        Fingerprint.of("run", run),
        CheckReport.class,
        () -> new CheckReport(chunk.size(), unlock(chunk).size(), false));
  }

  /** Unlocks what is reached and new. */
  private List<UnlockedAchievement> unlock(List<CreatorStats> all) {
    Instant now = operations.now();
    if (now.isBefore(policy.effectiveFrom())) {
      return List.of();
    }
    Map<CreatorId, Set<String>> had =
        store.codes(all.stream().map(CreatorStats::creator).distinct().toList());
    List<UnlockedAchievement> unlocked = new ArrayList<>();
    // Everyone writes in the order of creator and policy, so that no two wait for each other.
    for (CreatorStats stats : sorted(all)) {
      Set<String> codes = had.getOrDefault(stats.creator(), Set.of());
      for (AchievementRule rule : policy.met(stats)) {
        if (!codes.contains(rule.code())) {
          unlock(rule, stats, now).ifPresent(unlocked::add);
        }
      }
    }
    return unlocked;
  }

  private static List<CreatorStats> sorted(List<CreatorStats> all) {
    return all.stream().sorted(Comparator.comparing(CreatorStats::creator)).toList();
  }

  /**
   * Unlocks and rewards one, unless the creator has it: whether it does, only the store can say.
   */
  private Optional<UnlockedAchievement> unlock(
      AchievementRule rule, CreatorStats stats, Instant now) {
    var achievement =
        new UnlockedAchievement(
            stats.creator(),
            rule.code(),
            rule.name(),
            rule.description(),
            rule.badge(),
            rule.rewardCredits(),
            policy.version(),
            rule.metric().name(),
            stats.value(rule.metric(), 0),
            now);
    if (!store.unlock(achievement)) {
      return Optional.empty();
    }
    if (rule.rewardCredits() > 0) {
      rewards.reward(stats.creator(), rule, achievement.rewardKey());
    }
    operations.announce(
        new AchievementUnlocked(
            stats.creator(), rule.code(), rule.name(), rule.badge(), rule.rewardCredits(), now));
    return Optional.of(achievement);
  }

  @Override
  public List<UnlockedAchievement> unlocked(CreatorId creator) {
    return store.ofCreator(requireNonNull(creator, "creator"));
  }

  @Override
  public List<AchievementProgress> progress(CreatorStats stats) {
    CreatorId creator = stats.creator();
    Set<String> codes = store.codes(List.of(creator)).getOrDefault(creator, Set.of());
    return policy.rules().stream()
        .map(rule -> progress(rule, codes.contains(rule.code()), stats))
        .toList();
  }

  private static AchievementProgress progress(
      AchievementRule rule, boolean unlocked, CreatorStats stats) {
    OptionalLong value = stats.value(rule.metric());
    return new AchievementProgress(rule, unlocked, value.isPresent() ? value.getAsLong() : null);
  }
}
