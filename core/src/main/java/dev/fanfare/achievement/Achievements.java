package dev.fanfare.achievement;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.creator.CreatorStats;
import dev.fanfare.event.Answer;
import dev.fanfare.event.IdempotencyConflictException;
import dev.fanfare.event.IdempotencyKey;
import dev.fanfare.event.Operations;
import java.util.List;
import java.util.stream.Stream;

/**
 * Unlocks achievements and rewards them, each once for a creator. The reward is granted, and {@link
 * AchievementUnlocked} announced, in the transaction that unlocks; nothing is ever taken back.
 */
public interface Achievements {
  /** Returns the service over a store. */
  static Achievements of(
      Operations operations,
      AchievementStore store,
      AchievementRewards rewards,
      AchievementPolicy policy) {
    return new StoredAchievements(operations, store, rewards, policy);
  }

  /** Returns the achievements there are. */
  AchievementPolicy policy();

  /**
   * Unlocks what a creator has reached and does not have yet.
   *
   * @param stats the creator's figures now
   * @return what was unlocked by this request, in the policy's order
   * @throws IdempotencyConflictException if {@code key} was used for a different request
   */
  AchievementsChecked check(CreatorStats stats, IdempotencyKey key);

  /**
   * Unlocks what many creators have reached, a few hundred in a transaction, or all in the running
   * transaction if there is one.
   *
   * <p>The key names the run. After a crash, start the run again with its key: transactions that
   * were committed for the same creators in the same order are passed over and counted as they
   * were, and whatever else is repeated unlocks nothing twice. Figures may have moved meanwhile;
   * those of creators already passed count at the next run, which has a key of its own.
   *
   * @param stats each creator once; read once, in its own order, by this thread; not closed
   * @throws IdempotencyConflictException if {@code key} was used for another kind of request
   */
  CheckReport checkAll(Stream<CreatorStats> stats, IdempotencyKey key);

  /** Returns what a creator has, by the time it was unlocked and then by code. */
  List<UnlockedAchievement> unlocked(CreatorId creator);

  /**
   * Returns how far a creator with these figures is from each achievement, in the policy's order.
   */
  List<AchievementProgress> progress(CreatorStats stats);

  /**
   * What a check unlocked.
   *
   * @param creator whose figures were checked
   * @param unlocked what is new, in the policy's order
   */
  record AchievementsChecked(
      CreatorId creator, List<UnlockedAchievement> unlocked, boolean replayed) implements Answer {
    /** Keeps a copy of the list. */
    public AchievementsChecked {
      unlocked = List.copyOf(unlocked);
    }

    @Override
    public AchievementsChecked asReplayed() {
      return new AchievementsChecked(creator, unlocked, true);
    }
  }

  /**
   * What a run over many creators did.
   *
   * @param checked figures looked at
   * @param unlocked achievements unlocked
   * @param replayed whether all of it had been done before
   */
  record CheckReport(long checked, long unlocked, boolean replayed) implements Answer {
    @Override
    public CheckReport asReplayed() {
      return new CheckReport(checked, unlocked, true);
    }
  }
}
