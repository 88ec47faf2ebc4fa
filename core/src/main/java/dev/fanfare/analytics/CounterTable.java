package dev.fanfare.analytics;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The states of one kind of counter in memory, found by date and by what was counted.
 *
 * @param <C> the kind
 */
final class CounterTable<C extends Fact.Counter> {
  private record ByDate(LocalDate date, String thing) {}

  private record ByThing(String thing, LocalDate date) {}

  private final InMemoryUnitOfWork transactions;

  private final TreeMap<ByDate, C> dateRows =
      new TreeMap<>(Comparator.comparing(ByDate::date).thenComparing(ByDate::thing));
  private final TreeMap<ByThing, C> thingRows =
      new TreeMap<>(Comparator.comparing(ByThing::thing).thenComparing(ByThing::date));
  private final InMemoryTable<ByDate, C> byDate;
  private final InMemoryTable<ByThing, C> byThing;

  CounterTable(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.byDate = new InMemoryTable<>(transactions, dateRows);
    this.byThing = new InMemoryTable<>(transactions, thingRows);
  }

  /** Stores a state, replacing what was stored. */
  void put(String thing, C state) {
    byDate.put(new ByDate(state.asOfDate(), thing), state);
    byThing.put(new ByThing(thing, state.asOfDate()), state);
  }

  Optional<C> find(String thing, LocalDate date) {
    return byThing.find(new ByThing(thing, date));
  }

  /** Returns the states on a date, by what was counted. */
  List<C> on(LocalDate date) {
    return transactions.read(
        () ->
            List.copyOf(
                dateRows.subMap(new ByDate(date, ""), new ByDate(date.plusDays(1), "")).values()));
  }

  /** Returns the last state before a date. */
  Optional<C> before(String thing, LocalDate date) {
    return neighbour(() -> thingRows.lowerEntry(new ByThing(thing, date)), thing);
  }

  /** Returns the first state after a date. */
  Optional<C> after(String thing, LocalDate date) {
    return neighbour(() -> thingRows.higherEntry(new ByThing(thing, date)), thing);
  }

  private Optional<C> neighbour(Supplier<Map.@Nullable Entry<ByThing, C>> look, String thing) {
    Map.@Nullable Entry<ByThing, C> entry =
        transactions.<Map.@Nullable Entry<ByThing, C>>read(look::get);
    return entry == null || !entry.getKey().thing().equals(thing)
        ? Optional.empty()
        : Optional.of(entry.getValue());
  }

  /** Returns every state, by date. */
  Collection<C> all() {
    return byDate.all();
  }
}
