package dev.fanfare.analytics;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps facts in memory: about 0.2 kB each. */
public final class InMemoryFactStore implements FactStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<String, Fact> facts;

  public InMemoryFactStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.facts = new InMemoryTable<>(transactions, new HashMap<>());
  }

  @Override
  public Map<String, Fact> append(Collection<? extends Fact> added) {
    return transactions.inTransaction(
        () -> {
          Map<String, Fact> taken = new HashMap<>();
          for (Fact fact : added) {
            facts
                .find(fact.id())
                .ifPresentOrElse(
                    known -> taken.put(fact.id(), known), () -> facts.put(fact.id(), fact));
          }
          return taken;
        });
  }

  @Override
  public void withdraw(Set<String> ids) {
    transactions.inTransaction(() -> ids.forEach(facts::remove));
  }

  @Override
  public Optional<Fact> find(String id) {
    return facts.find(id);
  }

  @Override
  public long count() {
    return facts.size();
  }

  @Override
  public void forEach(Consumer<Fact> visitor) {
    facts.all().stream()
        .sorted(Comparator.comparing(Fact::at).thenComparing(Fact::id))
        .forEach(visitor);
  }
}
