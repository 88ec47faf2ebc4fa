package dev.fanfare.ai;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Keeps budgets in memory. */
public final class InMemoryBudgetStore implements BudgetStore {
  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<String, BudgetState> budgets;
  private final InMemoryTable<UUID, Map<BudgetKey, BudgetHold>> calls;
  private final TreeMap<Due, BudgetHold> openRows = new TreeMap<>();
  private final InMemoryTable<Due, BudgetHold> open;
  private final TreeMap<Due, BudgetHold> closedRows = new TreeMap<>();
  private final InMemoryTable<Due, BudgetHold> closed;

  private record Due(Instant at, String call, String budget) implements Comparable<Due> {
    private static final Comparator<Due> ORDER =
        Comparator.comparing(Due::at).thenComparing(Due::call).thenComparing(Due::budget);

    static Due of(BudgetHold hold) {
      return new Due(hold.expiresAt(), hold.call().toString(), id(hold.budget()));
    }

    @Override
    public int compareTo(Due other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps them in transactions of this unit of work. */
  public InMemoryBudgetStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.budgets = new InMemoryTable<>(transactions, new TreeMap<>());
    this.calls = new InMemoryTable<>(transactions, new HashMap<>());
    this.open = new InMemoryTable<>(transactions, openRows);
    this.closed = new InMemoryTable<>(transactions, closedRows);
  }

  private static String id(BudgetKey key) {
    return key.id().toString();
  }

  @Override
  public Optional<BudgetState> find(BudgetKey key) {
    return budgets.find(id(key));
  }

  @Override
  public List<BudgetState> lock(List<BudgetKey> keys) {
    // Transactions run one at a time: the running one holds every budget.
    return transactions.read(
        () ->
            keys.stream().map(key -> find(key).orElseGet(() -> BudgetState.unused(key))).toList());
  }

  @Override
  public void save(List<BudgetState> changed) {
    transactions.inTransaction(
        () -> changed.forEach(budget -> budgets.put(id(budget.key()), budget)));
  }

  @Override
  public List<BudgetHold> holds(Collection<UUID> wanted) {
    return transactions.read(
        () -> {
          List<BudgetHold> holds = new ArrayList<>();
          wanted.stream()
              .distinct()
              .forEach(call -> calls.find(call).ifPresent(own -> holds.addAll(own.values())));
          return holds;
        });
  }

  @Override
  public void add(List<BudgetHold> holds) {
    transactions.inTransaction(() -> holds.forEach(this::put));
  }

  @Override
  public void update(List<BudgetHold> holds) {
    transactions.inTransaction(
        () ->
            holds.forEach(
                hold -> {
                  BudgetHold before = own(hold.call()).get(hold.budget());
                  require(before != null, "no hold of call %s is stored", hold.call());
                  open.remove(Due.of(hold));
                  closed.remove(Due.of(hold));
                  put(hold);
                }));
  }

  private void put(BudgetHold hold) {
    Map<BudgetKey, BudgetHold> changed = new LinkedHashMap<>(own(hold.call()));
    changed.put(hold.budget(), hold);
    calls.put(hold.call(), changed);
    (hold.state() == BudgetHold.State.OPEN ? open : closed).put(Due.of(hold), hold);
  }

  private Map<BudgetKey, BudgetHold> own(UUID call) {
    return calls.find(call).orElse(Map.of());
  }

  @Override
  public List<BudgetHold> overdue(Instant now, int limit) {
    return transactions.read(
        () ->
            openRows.values().stream()
                .takeWhile(hold -> !hold.expiresAt().isAfter(now))
                .limit(limit)
                .toList());
  }

  @Override
  public int prune(Instant before, int limit) {
    return transactions.inTransaction(
        () -> {
          List<BudgetHold> old =
              closedRows.values().stream()
                  .takeWhile(hold -> hold.expiresAt().isBefore(before))
                  .limit(limit)
                  .toList();
          for (BudgetHold hold : old) {
            closed.remove(Due.of(hold));
            Map<BudgetKey, BudgetHold> left = new LinkedHashMap<>(own(hold.call()));
            left.remove(hold.budget());
            if (left.isEmpty()) {
              calls.remove(hold.call());
            } else {
              calls.put(hold.call(), left);
            }
          }
          return old.size();
        });
  }

  @Override
  public void forEach(Visitor visitor) {
    transactions.read(
        () -> {
          Map<BudgetKey, Long> kept = new HashMap<>();
          openRows
              .values()
              .forEach(hold -> kept.merge(hold.budget(), hold.amount(), Math::addExact));
          Map<BudgetKey, Long> counted = new HashMap<>();
          closedRows
              .values()
              .forEach(hold -> counted.merge(hold.budget(), hold.counted(), Math::addExact));
          for (BudgetState budget : budgets.all()) {
            visitor.visit(
                budget,
                kept.getOrDefault(budget.key(), 0L),
                counted.getOrDefault(budget.key(), 0L));
          }
          return true;
        });
  }
}
