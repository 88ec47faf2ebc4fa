package dev.fanfare.tier;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps tiers in memory. */
public final class InMemoryTierStore implements TierStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<CreatorId, TierStanding> standings;
  private final InMemoryTable<CreatorId, List<TierAssignment>> histories;

  public InMemoryTierStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.standings = new InMemoryTable<>(transactions, new TreeMap<>());
    this.histories = new InMemoryTable<>(transactions, new TreeMap<>());
  }

  @Override
  public Map<CreatorId, TierStanding> lock(Collection<CreatorId> creators) {
    // Transactions run one at a time: the running one holds every creator.
    return find(creators);
  }

  @Override
  public Map<CreatorId, TierStanding> find(Collection<CreatorId> creators) {
    return transactions.read(
        () -> {
          Map<CreatorId, TierStanding> found = new HashMap<>();
          creators.forEach(c -> standings.find(c).ifPresent(s -> found.put(c, s)));
          return found;
        });
  }

  @Override
  public void save(Collection<TierStanding> changed) {
    transactions.inTransaction(() -> changed.forEach(s -> standings.put(s.creator(), s)));
  }

  @Override
  public void append(Collection<TierAssignment> assignments) {
    transactions.inTransaction(() -> assignments.forEach(this::append));
  }

  private void append(TierAssignment assignment) {
    List<TierAssignment> history = new ArrayList<>(history(assignment.creator()));
    if (assignment.seq() != history.size() + 1) {
      throw new StaleTierException(assignment, "it has " + history.size());
    }
    if (!history.isEmpty()) {
      int last = history.size() - 1;
      TierAssignment open = history.get(last);
      if (assignment.from().isBefore(open.from())) {
        throw new StaleTierException(assignment, "the last began at " + open.from());
      }
      history.set(last, open.endedAt(assignment.from()));
    }
    history.add(assignment);
    histories.put(assignment.creator(), List.copyOf(history));
  }

  @Override
  public List<TierAssignment> history(CreatorId creator) {
    return histories.find(creator).orElse(List.of());
  }

  @Override
  public Map<CreatorId, List<TierAssignment>> histories(
      Collection<CreatorId> creators, Instant since) {
    return transactions.read(
        () -> {
          Map<CreatorId, List<TierAssignment>> found = new HashMap<>();
          for (CreatorId creator : creators) {
            List<TierAssignment> open =
                history(creator).stream()
                    .filter(a -> a.ended().map(end -> end.isAfter(since)).orElse(true))
                    .toList();
            if (!open.isEmpty()) {
              found.put(creator, open);
            }
          }
          return found;
        });
  }

  @Override
  public Optional<TierAssignment> at(CreatorId creator, Instant instant) {
    return history(creator).stream().filter(a -> a.covers(instant)).findFirst();
  }

  @Override
  public void forEach(Consumer<TierStanding> visitor) {
    standings.all().forEach(visitor);
  }

  @Override
  public void forEachAssignment(Consumer<TierAssignment> visitor) {
    histories.all().forEach(history -> history.forEach(visitor));
  }
}
