package dev.fanfare.achievement;

import dev.fanfare.creator.CreatorId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Where unlocked achievements are kept, for good. Unique by creator and code. Safe for concurrent
 * use.
 */
public interface AchievementStore {
  /**
   * Stores an achievement unless the creator has that code. The check and the write are one step,
   * so of concurrent calls one wins and the others return false once it has committed.
   *
   * @return whether it was stored
   */
  boolean unlock(UnlockedAchievement achievement);

  /** Returns the codes that creators have; a creator without any may be left out. */
  Map<CreatorId, Set<String>> codes(Collection<CreatorId> creators);

  /** Returns what a creator has, by the time it was unlocked and then by code. */
  List<UnlockedAchievement> ofCreator(CreatorId creator);

  /**
   * Hands over everything unlocked, ascending by creator and then by code, without holding all in
   * memory where the storage can stream.
   */
  void forEach(Consumer<UnlockedAchievement> visitor);
}
