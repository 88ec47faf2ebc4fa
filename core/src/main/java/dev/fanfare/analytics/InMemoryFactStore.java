package dev.fanfare.analytics;

import static dev.fanfare.internal.Checks.require;

import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Keeps facts in memory: about 0.3 kB each. */
public final class InMemoryFactStore implements FactStore {
  private record Moment(Instant at, String id) {}

  private final InMemoryUnitOfWork transactions;
  private final InMemoryTable<String, Fact> events;
  private final TreeMap<Moment, Fact> inOrder =
      new TreeMap<>(Comparator.comparing(Moment::at).thenComparing(Moment::id));
  private final InMemoryTable<Moment, Fact> byTime;
  private final CounterTable<Fact.VideoStats> videos;
  private final CounterTable<Fact.FollowersCounted> followers;
  private final InMemoryTable<Instant, Boolean> markedHours;
  private final InMemoryTable<LocalDate, Boolean> markedDates;

  public InMemoryFactStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.events = new InMemoryTable<>(transactions, new HashMap<>());
    this.byTime = new InMemoryTable<>(transactions, inOrder);
    this.videos = new CounterTable<>(transactions);
    this.followers = new CounterTable<>(transactions);
    this.markedHours = new InMemoryTable<>(transactions, new HashMap<>());
    this.markedDates = new InMemoryTable<>(transactions, new HashMap<>());
  }

  @Override
  public Map<String, Fact> append(Collection<? extends Fact> added) {
    return transactions.inTransaction(
        () -> {
          Map<String, Fact> taken = new HashMap<>();
          for (Fact fact : added) {
            require(!(fact instanceof Fact.Counter), "%s is a counter, not an event", fact);
            if (events.add(fact.id(), fact)) {
              byTime.put(new Moment(fact.at(), fact.id()), fact);
              markedHours.put(hour(fact), true);
            } else {
              taken.put(fact.id(), events.find(fact.id()).orElseThrow());
            }
          }
          return taken;
        });
  }

  private static Instant hour(Fact fact) {
    return fact.at().truncatedTo(ChronoUnit.HOURS);
  }

  @Override
  public void withdraw(Set<String> ids) {
    transactions.inTransaction(
        () -> {
          for (String id : ids) {
            events.find(id).ifPresent(fact -> byTime.remove(new Moment(fact.at(), id)));
            events.remove(id);
          }
        });
  }

  @Override
  public Map<String, Fact.Counter> raise(Collection<? extends Fact.Counter> told) {
    return transactions.inTransaction(
        () -> {
          Map<String, Fact.Counter> taken = new HashMap<>();
          for (Fact.Counter counter : told) {
            Optional<? extends Fact.Counter> before =
                counter instanceof Fact.VideoStats stats
                    ? raise(videos, stats.video(), stats)
                    : raise(followers, counter.creator().value(), (Fact.FollowersCounted) counter);
            before.ifPresent(state -> taken.put(counter.id(), state));
          }
          return taken;
        });
  }

  @SuppressWarnings("unchecked") // A counter is raised to one of its own kind.
  private <C extends Fact.Counter> Optional<C> raise(CounterTable<C> table, String thing, C told) {
    Optional<C> before = table.find(thing, told.asOfDate());
    C state =
        before
            .map(known -> known.creator().equals(told.creator()) ? (C) known.raisedBy(told) : known)
            .orElse(told);
    if (before.isEmpty() || !before.get().equals(state)) {
      table.put(thing, state);
      markedDates.put(told.asOfDate(), true);
    }
    return before;
  }

  @Override
  public Optional<Fact> find(String id) {
    return events.find(id);
  }

  @Override
  public long count() {
    return events.size();
  }

  @Override
  public void forEach(Consumer<Fact> visitor) {
    byTime.all().forEach(visitor);
  }

  @Override
  public void forEachCounter(Consumer<Fact.Counter> visitor) {
    TreeMap<LocalDate, List<Fact.Counter>> dates = new TreeMap<>();
    videos
        .all()
        .forEach(
            state -> dates.computeIfAbsent(state.asOfDate(), d -> new ArrayList<>()).add(state));
    followers
        .all()
        .forEach(
            state -> dates.computeIfAbsent(state.asOfDate(), d -> new ArrayList<>()).add(state));
    dates.values().forEach(states -> states.forEach(visitor));
  }

  /** Returns the events of a time, half-open, by time and then id. */
  List<Fact> between(Instant from, Instant to) {
    return transactions.read(
        () -> List.copyOf(inOrder.subMap(new Moment(from, ""), new Moment(to, "")).values()));
  }

  CounterTable<Fact.VideoStats> videos() {
    return videos;
  }

  CounterTable<Fact.FollowersCounted> followers() {
    return followers;
  }

  /** Removes and returns every mark, within a transaction. */
  RollupStore.Marks takeMarks() {
    var marks =
        new RollupStore.Marks(new HashSet<>(markedHours.keys()), new HashSet<>(markedDates.keys()));
    marks.hours().forEach(markedHours::remove);
    marks.dates().forEach(markedDates::remove);
    return marks;
  }

  /** Marks everything that is stored, within a transaction. */
  void markAll() {
    events.all().forEach(fact -> markedHours.put(hour(fact), true));
    videos.all().forEach(state -> markedDates.put(state.asOfDate(), true));
    followers.all().forEach(state -> markedDates.put(state.asOfDate(), true));
  }
}
