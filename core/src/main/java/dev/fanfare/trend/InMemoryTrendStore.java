package dev.fanfare.trend;

import dev.fanfare.creator.CreatorId;
import dev.fanfare.event.InMemoryTable;
import dev.fanfare.event.InMemoryUnitOfWork;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps counts, trends and what creators make in memory. */
public final class InMemoryTrendStore implements TrendStore {
  private static final Comparator<Trend> BEST_FIRST =
      Comparator.comparingDouble(Trend::growthScore)
          .thenComparingInt(InMemoryTrendStore::popularity)
          .reversed()
          .thenComparing(Trend::key);

  private final InMemoryUnitOfWork transactions;
  private final TreeMap<Place, TrendCount> countRows = new TreeMap<>();
  private final InMemoryTable<Place, TrendCount> counts;
  private final InMemoryTable<UUID, Trend> trends;
  private final InMemoryTable<TrendKey, UUID> current;
  private final TreeMap<String, UUID> awaitedRows = new TreeMap<>();
  private final InMemoryTable<String, UUID> awaited;
  private final InMemoryTable<CreatorId, Set<CreatorPlace>> made;
  private final TreeMap<Standing, String> circleRows = new TreeMap<>();
  private final InMemoryTable<Standing, String> circle;

  /** A day of a key. */
  private record Place(TrendKey key, LocalDate day) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparing(Place::key).thenComparing(Place::day);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  /** A creator's place in a category's circle. */
  private record Standing(String category, long place, String creator)
      implements Comparable<Standing> {
    private static final Comparator<Standing> ORDER =
        Comparator.comparing(Standing::category)
            .thenComparingLong(Standing::place)
            .thenComparing(Standing::creator);

    @Override
    public int compareTo(Standing other) {
      return ORDER.compare(this, other);
    }
  }

  /** Keeps them in transactions of this unit of work. */
  public InMemoryTrendStore(InMemoryUnitOfWork transactions) {
    this.transactions = transactions;
    this.counts = new InMemoryTable<>(transactions, countRows);
    this.trends = new InMemoryTable<>(transactions, new HashMap<>());
    this.current = new InMemoryTable<>(transactions, new HashMap<>());
    this.awaited = new InMemoryTable<>(transactions, awaitedRows);
    this.made = new InMemoryTable<>(transactions, new HashMap<>());
    this.circle = new InMemoryTable<>(transactions, circleRows);
  }

  private static int popularity(Trend trend) {
    TrendGrowth growth = trend.growth();
    return growth == null ? -1 : growth.popularity();
  }

  @Override
  public void saveCounts(Collection<TrendCount> given) {
    transactions.inTransaction(
        () -> given.forEach(count -> counts.put(new Place(count.key(), count.day()), count)));
  }

  @Override
  public List<TrendSeries> series(
      LocalDate from, LocalDate to, Optional<TrendKey> after, int limit) {
    return transactions.read(
        () -> {
          NavigableMap<Place, TrendCount> rest =
              after
                  .map(key -> countRows.tailMap(new Place(key, LocalDate.MAX), false))
                  .orElse(countRows);
          List<TrendSeries> found = new ArrayList<>();
          List<TrendCount> days = new ArrayList<>();
          for (TrendCount count : rest.values()) {
            if (count.day().isBefore(from) || count.day().isAfter(to)) {
              continue;
            }
            if (!days.isEmpty() && !days.get(0).key().equals(count.key())) {
              found.add(new TrendSeries(days.get(0).key(), days));
              days.clear();
              if (found.size() == limit) {
                return found;
              }
            }
            days.add(count);
          }
          if (!days.isEmpty()) {
            found.add(new TrendSeries(days.get(0).key(), days));
          }
          return found;
        });
  }

  @Override
  public List<TrendCount> counts(TrendKey key, LocalDate from, LocalDate to) {
    return transactions.read(
        () ->
            List.copyOf(
                countRows.subMap(new Place(key, from), true, new Place(key, to), true).values()));
  }

  @Override
  public Map<TrendKind, Long> mostUsed(LocalDate from, LocalDate to) {
    return transactions.read(
        () -> {
          Map<TrendKey, Long> sums = new HashMap<>();
          countRows.values().stream()
              .filter(count -> !count.day().isBefore(from) && !count.day().isAfter(to))
              .forEach(count -> sums.merge(count.key(), count.uses(), Math::addExact));
          Map<TrendKind, Long> most = new EnumMap<>(TrendKind.class);
          sums.forEach((key, uses) -> most.merge(key.kind(), uses, Math::max));
          return most;
        });
  }

  @Override
  public int deleteCounts(LocalDate before) {
    return transactions.inTransaction(
        () -> {
          List<Place> old =
              counts.keys().stream().filter(place -> place.day().isBefore(before)).toList();
          old.forEach(counts::remove);
          return old.size();
        });
  }

  @Override
  public void lock() {
    // Transactions run one at a time: the running one has everything.
  }

  @Override
  public void publish(Collection<Trend> given) {
    transactions.inTransaction(
        () ->
            given.forEach(
                trend -> {
                  trends.put(trend.id(), trend);
                  current.put(trend.key(), trend.id());
                  if (trend.peak() == null) {
                    awaited.remove(trend.id().toString());
                  } else {
                    awaited.put(trend.id().toString(), trend.id());
                  }
                }));
  }

  @Override
  public Map<TrendKey, Trend> current(Collection<TrendKey> keys) {
    return transactions.read(
        () -> {
          Map<TrendKey, Trend> found = new LinkedHashMap<>();
          keys.forEach(
              key -> current.find(key).flatMap(trends::find).ifPresent(t -> found.put(key, t)));
          return found;
        });
  }

  @Override
  public int retire(LocalDate madeFrom, LocalDate madeTo) {
    return withdrawn(
        () ->
            allCurrent().stream()
                .filter(trend -> !isWithin(trend.madeOn(), madeFrom, madeTo))
                .toList());
  }

  private static boolean isWithin(LocalDate day, LocalDate from, LocalDate to) {
    return !day.isBefore(from) && !day.isAfter(to);
  }

  @Override
  public int withdraw(Collection<TrendKey> keys) {
    return withdrawn(() -> List.copyOf(current(keys).values()));
  }

  private int withdrawn(Supplier<List<Trend>> which) {
    return transactions.inTransaction(
        () -> {
          List<Trend> computed =
              which.get().stream().filter(t -> t.source() == TrendSource.COMPUTED).toList();
          computed.forEach(trend -> current.remove(trend.key()));
          return computed.size();
        });
  }

  private List<Trend> allCurrent() {
    return current.all().stream().flatMap(id -> trends.find(id).stream()).toList();
  }

  @Override
  public Optional<Trend> find(UUID id) {
    return trends.find(id);
  }

  @Override
  public List<Trend> top(
      TrendFilter filter, LocalDate madeFrom, LocalDate madeTo, LocalDate peakSince, int limit) {
    return transactions.read(
        () ->
            allCurrent().stream()
                .filter(filter::matches)
                .filter(trend -> isWithin(trend.madeOn(), madeFrom, madeTo))
                .filter(trend -> trend.peak() == null || !peakDay(trend).isBefore(peakSince))
                .sorted(BEST_FIRST)
                .limit(limit)
                .toList());
  }

  private static LocalDate peakDay(Trend trend) {
    TrendPeak peak = trend.peak();
    return peak == null ? LocalDate.MAX : peak.day();
  }

  @Override
  public List<Trend> awaiting(LocalDate peakUntil, int limit) {
    return transactions.read(
        () ->
            awaitedRows.values().stream()
                .flatMap(id -> trends.find(id).stream())
                .filter(trend -> !peakDay(trend).isAfter(peakUntil))
                .limit(limit)
                .toList());
  }

  @Override
  public void saveAccuracy(UUID id, @Nullable Double accuracy) {
    transactions.inTransaction(
        () -> {
          if (awaited.find(id.toString()).isPresent()) {
            awaited.remove(id.toString());
            trends.find(id).ifPresent(trend -> trends.put(id, trend.scored(accuracy)));
          }
        });
  }

  @Override
  public void saveCategories(CreatorId creator, Set<CreatorPlace> places) {
    transactions.inTransaction(
        () -> {
          made.find(creator)
              .ifPresent(
                  before -> before.forEach(place -> circle.remove(standing(creator, place))));
          made.put(creator, Set.copyOf(places));
          places.forEach(place -> circle.put(standing(creator, place), creator.value()));
        });
  }

  private static Standing standing(CreatorId creator, CreatorPlace place) {
    return new Standing(place.category(), place.place(), creator.value());
  }

  @Override
  public List<String> categories(CreatorId creator) {
    return made.find(creator).orElse(Set.of()).stream()
        .map(CreatorPlace::category)
        .sorted()
        .toList();
  }

  @Override
  public List<CreatorPlace.Of> creators(String category, CreatorPlace.Of after, int limit) {
    return transactions.read(
        () ->
            circleRows
                .tailMap(new Standing(category, after.place(), after.creator()), false)
                .keySet()
                .stream()
                .takeWhile(standing -> standing.category().equals(category))
                .limit(limit)
                .map(standing -> new CreatorPlace.Of(standing.place(), standing.creator()))
                .toList());
  }
}
