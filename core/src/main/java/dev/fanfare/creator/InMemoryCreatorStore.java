package dev.fanfare.creator;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps creators in memory. */
public final class InMemoryCreatorStore implements CreatorStore {
  private final InMemoryUnitOfWork transactions;
  private final TreeMap<CreatorId, Creator> rows = new TreeMap<>();
  private final InMemoryTable<CreatorId, Creator> creators;

  public InMemoryCreatorStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.creators = new InMemoryTable<>(transactions, rows);
  }

  @Override
  public void save(Creator creator) {
    transactions.inTransaction(() -> creators.put(creator.id(), creator));
  }

  @Override
  public boolean add(Creator creator) {
    return transactions.inTransaction(() -> creators.add(creator.id(), creator));
  }

  @Override
  public Optional<Creator> find(CreatorId id) {
    return creators.find(id);
  }

  @Override
  public Optional<Creator> lock(CreatorId id) {
    return creators.find(id);
  }

  @Override
  public void forEach(Consumer<Creator> visitor) {
    creators.all().forEach(visitor);
  }

  @Override
  public List<Creator> after(Optional<CreatorId> id, int limit) {
    return transactions.read(
        () ->
            id.map(last -> rows.tailMap(last, false)).orElse(rows).values().stream()
                .limit(limit)
                .toList());
  }
}
