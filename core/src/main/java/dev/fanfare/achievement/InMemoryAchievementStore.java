package dev.fanfare.achievement;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps unlocked achievements in memory. */
public final class InMemoryAchievementStore implements AchievementStore {
  private final InMemoryUnitOfWork transactions;
  private final TreeMap<Key, UnlockedAchievement> rows = new TreeMap<>();
  private final InMemoryTable<Key, UnlockedAchievement> unlocked;

  private record Key(CreatorId creator, String code) implements Comparable<Key> {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::creator).thenComparing(Key::code);

    @Override
    public int compareTo(Key other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps them in transactions of this unit of work. */
  public InMemoryAchievementStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.unlocked = new InMemoryTable<>(transactions, rows);
  }

  @Override
  public boolean unlock(UnlockedAchievement achievement) {
    return transactions.inTransaction(
        () -> unlocked.add(new Key(achievement.creator(), achievement.code()), achievement));
  }

  @Override
  public Map<CreatorId, Set<String>> codes(Collection<CreatorId> creators) {
    return transactions.read(
        () -> {
          Map<CreatorId, Set<String>> codes = new HashMap<>();
          for (CreatorId creator : creators) {
            codes.put(
                creator, has(creator).map(UnlockedAchievement::code).collect(Collectors.toSet()));
          }
          return codes;
        });
  }

  @Override
  public List<UnlockedAchievement> ofCreator(CreatorId creator) {
    return transactions.read(
        () -> has(creator).sorted(Comparator.comparing(UnlockedAchievement::unlockedAt)).toList());
  }

  @Override
  public void forEach(Consumer<UnlockedAchievement> visitor) {
    unlocked.all().forEach(visitor);
  }

  /** Returns a creator's rows, by code: the empty text sorts before every code. */
  private Stream<UnlockedAchievement> has(CreatorId creator) {
    return rows.tailMap(new Key(creator, "")).values().stream()
        .takeWhile(row -> row.creator().equals(creator));
  }
}
